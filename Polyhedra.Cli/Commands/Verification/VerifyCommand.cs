using System.Numerics;
using Polyhedra.Arrangements.Studies.Constructions;
using Polyhedra.Arrangements.Studies.Constructions.Families;
using Polyhedra.Cli.Commands.Building;
using Polyhedra.Cli.Commands.Certificates;
using Polyhedra.Cli.Commands.Counting;

namespace Polyhedra.Cli.Commands.Verification;

/// <summary><c>polyhedra verify</c>: claims about numbers of regions, held against exact counts.</summary>
internal sealed class VerifyCommand : CliCommand
{
    private readonly InputOptions _input = new(canSlice: false)
    {
        Network = new NetworkOptions
        {
            File = new("TARGET")
            {
                Description = "A family of constructions (see polyhedra construct --list), or a network file.",
                Arity = ArgumentArity.ZeroOrOne,
            },
        },
    };

    private readonly FamilyOptions _family = new();
    private readonly TypedOption<BigInteger?> _claim = new(
        "--claim", "N", "With a network: the number of regions that is claimed.", ParseClaim);

    private readonly TypedOption<RegionDefinition> _definition = new(
        "--definition", "NAME", "What is counted to decide the claim: activation (the default), linear or affine. All three are printed.",
        DefinitionName.Parse, RegionDefinition.Activation);

    private readonly Flag _all = new("--all", "Verify all known constructions and arrangements against their known counts.");

    private readonly Flag _markdown = new("--markdown", "With --all: print the tables of docs/constructions.md.");
    private readonly WalkOptions _walk = new(hasThreads: true)
    {
        Threads = { Description = "With --all: at most N rows at a time; all cores if absent." },
    };

    private readonly ReportOptions _report = new();
    private readonly TextOption _certificate = CertificateTarget.CreateOption(
        "the number of activation regions in the domain of the claim", ".");

    public VerifyCommand(CliContext context)
        : base("verify", "Hold a claimed number of regions against the exact counts under all three definitions of a region.", context) =>
        Take(
        [
            .. _input.Symbols, _claim, _definition, _all, _markdown, .. _walk.Symbols, _certificate, .. _report.Symbols,
            .. _family.Symbols,
        ]);

    protected override int Run(ParseResult parsed, Runner run)
    {
        string? target = parsed.GetValue(_input.Network.File);
        if (parsed.GetValue(_all))
        {
            return RunAll(parsed, target, run);
        }

        OptionGroup.Refuse(parsed, "only with --all", _markdown, _walk.Threads);
        return target switch
        {
            null => throw new UsageException("verify: expected a family, a network, or --all (see polyhedra verify --help)"),
            _ when ConstructionFamilies.Find(target) is not null => RunFamily(parsed, target, run),
            _ => RunNetwork(parsed, run),
        };
    }

    private int RunAll(ParseResult parsed, string? target, Runner run)
    {
        OptionGroup.Refuse(
            parsed, "not with --all",
            [_claim, _definition, _input.Domain, .. _input.Network.Readings, _certificate]);
        _family.Refuse(parsed, "not with --all");
        if (target is not null)
        {
            throw new UsageException("--all: expected no family or network beside it");
        }

        bool printsMarkdown = parsed.GetValue(_markdown);
        if (printsMarkdown && parsed.GetValue(_report.Json))
        {
            throw new UsageException("--markdown and --json: expected at most one of them");
        }

        ReportTarget output = _report.Open(parsed, run);
        TableReport report = run.Stopping(cancellation => TableRun.Run(
            KnownClaim.All, KnownArrangement.All, _walk.Engine.In(parsed), _walk.Threads.In(parsed), _walk.Budget(parsed), cancellation));
        if (printsMarkdown)
        {
            output.Write(TableMarkdown.Write(report));
            output.Target.Commit();
            return report.ExitCode;
        }

        return output.Finish(report);
    }

    private int RunFamily(ParseResult parsed, string name, Runner run)
    {
        OptionGroup.Refuse(parsed, "only with a network; a family has its own", _claim, _input.Domain);
        OptionGroup.Refuse(parsed, "only with a network", _input.Network.Readings);
        Construction construction = FamilyOptions.Build(name, _family.Read(parsed));
        string[] domains = [.. new[] { construction.Family.Domain, construction.Family.Box, "all" }.Distinct(StringComparer.Ordinal)];
        NetworkDescription network = new(construction.Command, construction.Network, NetworkDigest.Compute(construction.Network));
        return Report(parsed, network, construction, construction.Claim, domains, run);
    }

    private int RunNetwork(ParseResult parsed, Runner run)
    {
        _family.Refuse(parsed, "only with a family of constructions");
        BigInteger claim = _claim.In(parsed)
            ?? throw new UsageException("--claim: expected the number of regions that is claimed for the network");
        NetworkDescription network = _input.Network.Read(parsed);
        return Report(parsed, network, null, claim, [parsed.GetValue(_input.Domain) ?? "all"], run);
    }

    private int Report(
        ParseResult parsed, NetworkDescription network, Construction? construction, BigInteger claim, string[] domains, Runner run)
    {
        Engine engine = _walk.Engine.In(parsed);
        EnumerationBudget budget = _walk.Budget(parsed);
        RegionInput[] inputs = [.. domains.Select(domain => OptionValue.Input(network, domain))];
        foreach (RegionInput input in inputs)
        {
            _ = EngineName.Choose(input, engine);
        }

        ReportTarget output = _report.Open(parsed, run);
        CertificateTarget proof = CertificateTarget.Open(parsed.GetValue(_certificate), run);
        List<DomainCount> counts = run.Stopping<List<DomainCount>>(cancellation =>
            [.. domains.Select(domain => run.WithProgress(progress =>
                DomainCount.Run(network.Network, domain, engine, budget with { Progress = progress }, cancellation)))]);
        ClaimReport report = new(
            network, construction, claim, _definition.In(parsed), [.. counts], KnownBounds.Of(network.Network, construction?.Convolution));
        output.Finish(report);
        if (!report.IsComplete)
        {
            return report.ExitCode;
        }

        int certified = CountRun.Certify(proof, inputs[0], report.Counts[0].Counts.Summary.ActivationRegions, budget);
        return certified == ExitCode.Success ? report.ExitCode : certified;
    }

    private static BigInteger? ParseClaim(string option, string text)
    {
        const int LongestClaim = 1000;
        return text.Length <= LongestClaim
            && BigInteger.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out BigInteger claim)
            ? claim
            : throw OptionValue.Expected(option, "a number of regions", text);
    }
}
