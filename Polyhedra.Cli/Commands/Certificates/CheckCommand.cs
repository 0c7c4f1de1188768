using System.CommandLine;
using System.Text;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Hyperplanes.Files;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Checker;
using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Options;
using Polyhedra.Cli.Output;

namespace Polyhedra.Cli.Commands.Certificates;

/// <summary><c>polyhedra check</c>: whether a certificate proves a count.</summary>
internal static class CheckCommand
{
    public static Command Create(CliContext context)
    {
        Argument<string> network = new("FILE") { Description = "A network or arrangement file (polyhedra-network/1, .nnet or polyhedra-arrangement/1)." };
        Argument<string> certificate = new("CERTIFICATE") { Description = "The certificate; gzip if its name ends in .gz." };
        Option<string?> domain = CommonOptions.Domain();
        domain.Description = "The domain that the certificate must be about; without it, whatever it says.";
        Option<string?> numbers = CommonOptions.Numbers();
        numbers.Description = "The reading rule that the certificate must be about: exact, float32 or float64. A .nnet file is read by it.";
        Option<string?> count = new("--count") { Description = "The number of activation regions or chambers that it must prove.", HelpName = "N" };
        Option<bool> normalise = CommonOptions.Normalise();
        Option<string?> threads = new("--threads") { Description = "The number of threads that check; all cores if absent.", HelpName = "N" };
        Option<string?> output = CommonOptions.Output();

        Command command = new("check", "Check a certificate: VERIFIED with what it proves, or REJECTED with the reason.")
        {
            network, certificate, domain, numbers, normalise, count, threads, output,
        };
        command.SetAction(parsed =>
        {
            NumberRule? rule = OptionValue.ReadingRule(parsed.GetValue(numbers));
            CheckOptions options = new()
            {
                Domain = parsed.GetValue(domain),
                Numbers = rule is { } wanted ? NumberRules.ToText(wanted) : null,
                Count = OptionValue.Positive("--count", parsed.GetValue(count)),
                Normalise = parsed.GetValue(normalise),
                Threads = (int?)OptionValue.Positive("--threads", parsed.GetValue(threads)) ?? Environment.ProcessorCount,
            };
            string path = parsed.GetRequiredValue(network);
            using Interrupt interrupt = new();
            NetworkDescription.RequireNormalisation(path, options.Normalise);
            RequireReadable(path);
            using OutputTarget target = OutputTarget.Open(parsed.GetValue(output), context);
            Verdict verdict;
            try
            {
                verdict = Check(path, parsed.GetRequiredValue(certificate), options, rule, interrupt.Token);
            }
            catch (FormatException problem)
            {
                throw new BadInputException(problem.Message, problem);
            }
            catch (OperationCanceledException)
            {
                context.Tell("interrupted before a verdict");
                return ExitCode.Interrupted;
            }

            target.Write(stream => stream.Write(Encoding.UTF8.GetBytes(verdict.Report())));
            target.Commit();
            return verdict.IsVerified ? ExitCode.Success : ExitCode.No;
        });
        return command;
    }

    // The checker has no way to be stopped: its threads, which are background threads, are left behind and end with the process.
    private static Verdict Check(string path, string certificate, CheckOptions options, NumberRule? rule, CancellationToken cancellation) =>
        Task.Factory.StartNew(
            () =>
            {
                if (options.Domain is { } domain && Dimension(path, rule) is { } dimension)
                {
                    _ = OptionValue.Domain(domain, dimension);
                }

                return CertificateChecker.Check(path, certificate, options);
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).WaitAsync(cancellation).GetAwaiter().GetResult();

    // For the form of --domain alone, so that it is refused as count refuses it; the checker reads FILE and domain again. Null if FILE is bad, which the checker will
    // say, or a pipe, which can be read but once.
    private static int? Dimension(string path, NumberRule? rule)
    {
        if (new FileInfo(path) is not { Exists: true, Length: > 0 })
        {
            return null;
        }

        try
        {
            return NetworkFile.Read(path, NetworkFile.CanNormalise(path) ? rule : null).InputCount;
        }
        catch (BadInputException)
        {
            try
            {
                return ArrangementFile.Read(path).Dimension;
            }
            catch (BadInputException)
            {
                return null;
            }
        }
    }

    private static void RequireReadable(string path)
    {
        string extension = Path.GetExtension(path).ToUpperInvariant();
        if (extension is ".INE" or ".EDGES")
        {
            throw new BadInputException(
                $"{path}: expected polyhedra-network/1, .nnet or polyhedra-arrangement/1; polyhedra arrangement --write FILE writes the last of these");
        }
    }
}
