using Polyhedra.Arrangements.Domains;
using Polyhedra.Arrangements.Hyperplanes.Files;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Checker;

namespace Polyhedra.Cli.Commands.Certificates;

/// <summary><c>polyhedra check</c>: whether a certificate proves a count.</summary>
internal sealed class CheckCommand : CliCommand
{
    private readonly InputOptions _input = new(canSlice: false)
    {
        Network = new NetworkOptions
        {
            File = new("FILE") { Description = "A network or arrangement file (polyhedra-network, .nnet or polyhedra-arrangement/1)." },
            Numbers =
            {
                Description = "The reading rule that the certificate must be about: exact, float32 or float64. A .nnet file is read by it.",
            },
        },
        Domain = { Description = "The domain that the certificate must be about; without it, whatever it says." },
    };

    private readonly Argument<string> _certificate = new("CERTIFICATE") { Description = "The certificate; gzip if its name ends in .gz." };
    private readonly TypedOption<long?> _count = new(
        "--count", "N", "The number of activation regions or chambers that it must prove.", OptionValue.Positive);

    private readonly TypedOption<long?> _threads = new(
        "--threads", "N", "The number of threads that check; all cores if absent.", OptionValue.Positive);

    private readonly ReportOptions _report = new(hasJson: false);

    public CheckCommand(CliContext context)
        : base("check", "Check a certificate: VERIFIED with what it proves, or REJECTED with the reason.", context) =>
        Take(
        [
            _input.Network.File, _certificate, _input.Network.Numbers, _input.Network.Normalise, _input.Domain, _count, _threads,
            .. _report.Symbols,
        ]);

    protected override int Run(ParseResult parsed, Runner run)
    {
        NumberRule? rule = _input.Network.Numbers.In(parsed);
        CheckOptions options = new()
        {
            Domain = parsed.GetValue(_input.Domain),
            Numbers = rule is { } wanted ? NumberRules.ToText(wanted) : null,
            Count = _count.In(parsed),
            Normalise = parsed.GetValue(_input.Network.Normalise),
            Threads = (int?)_threads.In(parsed) ?? Environment.ProcessorCount,
        };
        string path = parsed.GetRequiredValue(_input.Network.File)!;
        NetworkDescription.RequireNormalisation(path, options.Normalise);
        RequireReadable(path);
        RequireReadableDomain(options.Domain);
        if (NetworkDescription.IsCompiled(path))
        {
            throw new BadInputException(
                $"{path}: the checker reads no models and weights; polyhedra convert -o net.json writes what the certificate is about");
        }

        ReportTarget target = _report.Open(parsed, run);
        try
        {
            Verdict verdict = run.Stopping(cancellation =>
                Check(path, parsed.GetRequiredValue(_certificate), options, rule, cancellation));
            target.Write(verdict.Report());
            target.Target.Commit();
            return verdict.IsVerified ? ExitCode.Success : ExitCode.No;
        }
        catch (FormatException problem)
        {
            throw new BadInputException(problem.Message, problem);
        }
        catch (OperationCanceledException)
        {
            run.Tell("interrupted before a verdict");
            return ExitCode.Interrupted;
        }
    }

    // The checker has no way to be stopped: its threads, which are background threads, are left behind and end with the process.
    private static Verdict Check(string path, string certificate, CheckOptions options, NumberRule? rule, CancellationToken cancellation) =>
        Task.Factory.StartNew(
            () =>
            {
                if (options.Domain is { } domain && Dimension(path, rule) is { } dimension)
                {
                    _ = OptionValue.Parse(() => DomainText.Parse(domain, dimension));
                }

                return CertificateChecker.Check(path, certificate, options);
            },
            CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)
            .WaitAsync(cancellation).GetAwaiter().GetResult();

    // For the form of --domain alone, so that it is refused as count refuses it; the checker reads FILE and domain again. Null if FILE is
    // bad, which the checker will say, or a pipe, which can be read but once.
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

    private static void RequireReadableDomain(string? domain)
    {
        string[] foreign = [".vnnlib", ".vnnlib.gz", ".ine", ".ext"];
        if (domain is not null && Array.Exists(foreign, ending => domain.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
        {
            throw new BadInputException(
                $"--domain: the checker reads boxes and polyhedra-domain files alone, not {OptionValue.Shorten(domain)}; "
                + "without --domain it prints the inequalities that the certificate is about");
        }
    }

    private static void RequireReadable(string path)
    {
        string extension = Path.GetExtension(path).ToUpperInvariant();
        if (extension is ".INE" or ".EDGES" or ".CSV" or ".MAT" or ".HYAR" or ".SAGE")
        {
            throw new BadInputException(
                $"{path}: expected polyhedra-network/1, .nnet or polyhedra-arrangement/1; "
                + "polyhedra arrangement --write FILE writes the last of these");
        }
    }
}
