using Polyhedra.Cli.Commands.Building;
using Polyhedra.Cli.Commands.Certificates;
using Polyhedra.Cli.Commands.Chambers;
using Polyhedra.Cli.Commands.Counting;
using Polyhedra.Cli.Commands.Graphs;
using Polyhedra.Cli.Commands.Listing;
using Polyhedra.Cli.Commands.Points;
using Polyhedra.Cli.Commands.Studies;
using Polyhedra.Cli.Commands.Verification;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.OrTools;

namespace Polyhedra.Cli;

/// <summary>The command line as a function: parse, call, print, and turn every outcome into an exit code.</summary>
internal static class CommandLineApplication
{
    // In the order of the help.
    private static readonly (string Name, Func<CliContext, Command> Create)[] Commands =
    [
        ("count", context => new CountCommand(context)),
        ("check", context => new CheckCommand(context)),
        ("regions", context => new RegionsCommand(context)),
        ("graph", context => new GraphCommand(context)),
        ("boundary", context => new BoundaryCommand(context)),
        ("plot", context => new PlotCommand(context)),
        ("inspheres", context => new InspheresCommand(context)),
        ("info", context => new InfoCommand(context)),
        ("eval", context => new EvalCommand(context)),
        ("distance", context => new DistanceCommand(context)),
        ("line", context => new LineCommand(context)),
        ("slice", context => new SliceCommand(context)),
        ("convert", context => new ConvertCommand(context)),
        ("construct", context => new ConstructCommand(context)),
        ("verify", context => new VerifyCommand(context)),
        ("arrangement", context => new ArrangementCommand(context)),
        ("ball", context => new BallCommand(context)),
        ("estimate", context => new EstimateCommand(context)),
        ("bounds", context => new BoundsCommand(context)),
        ("search", context => new SearchCommand(context)),
    ];

    public static int Run(string[] args, CliContext context)
    {
        // Asked for by large linear programs alone; nothing is loaded before.
        ProposerLadder.Register(static () => GlopProposer.Find());
        try
        {
            return Invoke(args, context);
        }
        catch (UsageException problem)
        {
            return Fail(context, ExitCode.Usage, problem.Message);
        }
        catch (BadInputException problem)
        {
            return Fail(context, ExitCode.BadInput, problem.Message);
        }
        catch (OutputException problem)
        {
            return Fail(context, ExitCode.BadInput, problem.Message);
        }
        catch (BrokenPipeException)
        {
            return ExitCode.BrokenPipe;
        }
        catch (Exception problem)
        {
            return Fail(context, ExitCode.InternalError, $"internal error: {problem.GetType().Name}: {problem.Message}");
        }
    }

    private static int Invoke(string[] args, CliContext context)
    {
        RootCommand root = new("Counts and lists the regions of piecewise-linear networks in exact rational arithmetic.");
        foreach ((string name, Func<CliContext, Command> create) in Commands)
        {
            // To make them all takes a good part of the time that the program takes to start.
            if (args.Length == 0 || !IsCommand(args[0]) || string.Equals(args[0], name, StringComparison.Ordinal))
            {
                root.Add(create(context));
            }
        }

        root.Add(
            new Command("help", "Show the help of a command.") { new Argument<string[]>("COMMAND") { Description = "The command." } });

        // The parser would take a leading [word] for a directive and skip it.
        if (args is [['[', ..], ..])
        {
            throw UnknownWord(args[0], root);
        }

        if (args is ["help", .. string[] words] && !Array.Exists(words, word => word.StartsWith('-')))
        {
            RequireCommand(words, root);
            args = [.. words, "--help"];
        }

        ParseResult parsed = root.Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        if (parsed.Errors.Count > 0)
        {
            throw Explain(parsed);
        }

        // Commands write their data themselves; this writer serves --help and --version.
        using StringWriter text = new();
        InvocationConfiguration configuration = new()
        {
            EnableDefaultExceptionHandler = false,
            ProcessTerminationTimeout = null,
            Output = text,
            Error = context.Error,
        };
        int exitCode = parsed.Invoke(configuration);
        string help = text.ToString();
        if (help.Length > 0)
        {
            using OutputTarget output = OutputTarget.Open(null, context);
            output.Write(stream => stream.Write(Encoding.UTF8.GetBytes(help)));
            output.Commit();
        }

        return exitCode;
    }

    private static bool IsCommand(string word) =>
        Array.Exists(Commands, command => string.Equals(command.Name, word, StringComparison.Ordinal));

    private static UsageException Explain(ParseResult parsed)
    {
        // An unknown word is the likelier cause than what the parser misses because of it.
        if (parsed.UnmatchedTokens is [string word, ..])
        {
            return UnknownWord(word, parsed.CommandResult.Command);
        }

        // What is wrong with a value begins with the option and says all; the parser's own messages are less clear.
        string message = parsed.Errors[0].Message;
        return new UsageException(message.StartsWith("--", StringComparison.Ordinal) ? message : $"{message} (see polyhedra --help)");
    }

    // The parser shows the nearest help that there is, whatever stands beside --help.
    private static void RequireCommand(string[] words, Command command)
    {
        foreach (string word in words)
        {
            command = command.Subcommands.FirstOrDefault(subcommand => string.Equals(subcommand.Name, word, StringComparison.Ordinal))
                ?? throw UnknownWord(word, command);
        }
    }

    private static UsageException UnknownWord(string word, Command command)
    {
        IEnumerable<string> known = word.StartsWith('-')
            ? command.Options.SelectMany(option => (IEnumerable<string>)[option.Name, .. option.Aliases])
            : command.Subcommands.Select(subcommand => subcommand.Name);
        string meant = Suggestion.For(word, known) is { } near ? $", did you mean '{near}'?" : string.Empty;
        return new UsageException($"unknown option or argument '{word}'{meant} (see polyhedra --help)");
    }

    private static int Fail(CliContext context, int exitCode, string message)
    {
        context.Tell(OneLine(message));
        return exitCode;
    }

    // Messages quote names and contents of files, which may hold line breaks and terminal escapes.
    private static string OneLine(string message) =>
        string.Create(message.Length, message, (line, source) =>
        {
            for (int i = 0; i < line.Length; i++)
            {
                line[i] = char.IsControl(source[i]) ? ' ' : source[i];
            }
        });
}
