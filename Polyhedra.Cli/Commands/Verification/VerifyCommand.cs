using System.CommandLine;
using System.Globalization;
using System.Numerics;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Studies.Constructions;
using Polyhedra.Arrangements.Studies.Constructions.Families;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Cli.Commands.Building;
using Polyhedra.Cli.Commands.Certificates;
using Polyhedra.Cli.Commands.Counting;
using Polyhedra.Cli.Inputs;
using Polyhedra.Cli.Options;
using Polyhedra.Cli.Output;
using Polyhedra.Core.HalfSpaces;

namespace Polyhedra.Cli.Commands.Verification;

/// <summary><c>polyhedra verify</c>: claims about numbers of regions, held against exact counts.</summary>
internal sealed class VerifyCommand
{
    private readonly Argument<string?> _target = new("TARGET")
    {
        Description = "A family of constructions (see polyhedra construct --list), or a network file.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly FamilyOptions _family = new();
    private readonly Option<string?> _claim = new("--claim")
    {
        Description = "With a network: the number of regions that is claimed.",
        HelpName = "N",
    };

    private readonly Option<string?> _definition = new("--definition")
    {
        Description = "What is counted to decide the claim: activation (the default), linear or affine. All three are printed.",
        HelpName = "NAME",
    };

    private readonly Option<bool> _all = new("--all")
    {
        Description = "Verify all known constructions and arrangements against their known counts.",
    };

    private readonly Option<bool> _markdown = new("--markdown") { Description = "With --all: print the tables of docs/constructions.md." };
    private readonly Option<string?> _domain = CommonOptions.Domain();
    private readonly Option<string?> _engine = EngineOption.Create();
    private readonly Option<string?> _threads = new("--threads")
    {
        Description = "With --all: at most N rows at a time; all cores if absent.",
        HelpName = "N",
    };

    private readonly Option<string?> _maxRegions = CommonOptions.MaxRegions();
    private readonly Option<string?> _timeout = CommonOptions.Timeout();
    private readonly Option<string?> _numbers = CommonOptions.Numbers();
    private readonly Option<bool> _normalise = CommonOptions.Normalise();
    private readonly Option<bool> _json = CommonOptions.Json();
    private readonly Option<string?> _output = CommonOptions.Output();
    private readonly Option<string?> _certificate = new("--certificate")
    {
        Description = "Also write a proof of the number of activation regions in the domain of the claim, which polyhedra check verifies.",
        HelpName = "FILE",
    };

    private readonly CliContext _context;

    private VerifyCommand(CliContext context)
    {
        _context = context;
    }

    public static Command Create(CliContext context)
    {
        VerifyCommand verify = new(context);
        Command command = new(
            "verify", "Hold a claimed number of regions against the exact counts under all three definitions of a region.")
        {
            verify._target, verify._claim, verify._definition, verify._domain, verify._all, verify._markdown, verify._engine,
            verify._threads, verify._maxRegions, verify._timeout, verify._numbers, verify._normalise, verify._certificate,
            verify._json, verify._output,
        };
        verify._family.AddTo(command);
        command.SetAction(verify.Run);
        return command;
    }

    private int Run(ParseResult parsed)
    {
        Engine engine = EngineOption.Parse(parsed.GetValue(_engine));
        EnumerationBudget budget = new()
        {
            MaxRegions = OptionValue.Positive("--max-regions", parsed.GetValue(_maxRegions)),
            Timeout = OptionValue.Seconds("--timeout", parsed.GetValue(_timeout)),
        };
        string? target = parsed.GetValue(_target);
        if (parsed.GetValue(_all))
        {
            return RunAll(parsed, engine, budget);
        }

        Refuse(parsed, "only with --all", _markdown, _threads);
        return target switch
        {
            null => throw new UsageException("verify: expected a family, a network, or --all (see polyhedra verify --help)"),
            _ when ConstructionFamilies.Find(target) is not null => RunFamily(parsed, target, engine, budget),
            _ => RunNetwork(parsed, target, engine, budget),
        };
    }

    private int RunAll(ParseResult parsed, Engine engine, EnumerationBudget budget)
    {
        Refuse(parsed, "not with --all", _claim, _definition, _domain, _numbers, _normalise, _certificate);
        _family.Refuse(parsed, "not with --all");
        if (parsed.GetValue(_target) is not null)
        {
            throw new UsageException("--all: expected no family or network beside it");
        }

        if (parsed.GetValue(_markdown) && parsed.GetValue(_json))
        {
            throw new UsageException("--markdown and --json: expected at most one of them");
        }

        int threads = EngineOption.ParseThreads(parsed.GetValue(_threads));
        using OutputTarget output = OutputTarget.Open(parsed.GetValue(_output), _context);
        using Interrupt interrupt = new();
        TableReport report = TableRun.Run(KnownClaim.All, KnownArrangement.All, engine, threads, budget, interrupt.Token);
        output.Write(
            parsed.GetValue(_markdown) ? stream => TableMarkdown.Write(report, stream)
            : parsed.GetValue(_json) ? report.WriteJson
            : report.WriteText);
        output.Commit();
        return report.ExitCode;
    }

    private int RunFamily(ParseResult parsed, string name, Engine engine, EnumerationBudget budget)
    {
        Refuse(parsed, "only with a network; a family has its own", _claim, _domain);
        Refuse(parsed, "only with a network", _numbers, _normalise);
        RegionDefinition definition = DefinitionName.Parse(parsed.GetValue(_definition));
        Construction construction = FamilyOptions.Build(name, _family.Read(parsed));
        ConstructionFamily family = construction.Family;
        string[] domains = [.. new[] { family.Domain, family.Box, "all" }.Distinct(StringComparer.Ordinal)];
        NetworkDescription network = new(construction.Command, construction.Network, NetworkDigest.Compute(construction.Network));
        return Report(parsed, network, construction, construction.Claim, definition, domains, engine, budget);
    }

    private int RunNetwork(ParseResult parsed, string path, Engine engine, EnumerationBudget budget)
    {
        _family.Refuse(parsed, "only with a family of constructions");
        RegionDefinition definition = DefinitionName.Parse(parsed.GetValue(_definition));
        BigInteger claim = ParseClaim(parsed.GetValue(_claim));
        NetworkDescription network = NetworkDescription.Read(
            path, OptionValue.ReadingRule(parsed.GetValue(_numbers)), parsed.GetValue(_normalise));
        string domain = parsed.GetValue(_domain) ?? "all";
        _ = OptionValue.Domain(domain, network.Network.InputCount);
        return Report(parsed, network, null, claim, definition, [domain], engine, budget);
    }

    private int Report(
        ParseResult parsed, NetworkDescription network, Construction? construction, BigInteger claim, RegionDefinition definition,
        string[] domains, Engine engine, EnumerationBudget budget)
    {
        foreach (string domain in domains)
        {
            HPolyhedron set = OptionValue.Domain(domain, network.Network.InputCount);
            _ = OptionValue.Engine("--engine", network.Network, set, engine, countsOnly: false);
        }

        using OutputTarget output = OutputTarget.Open(parsed.GetValue(_output), _context);
        using CertificateTarget? proof = CertificateTarget.Open(parsed.GetValue(_certificate), _context);
        ClaimReport report = new(network, construction, claim, definition, [.. Count(network.Network, domains, engine, budget)],
            KnownBounds.Of(network.Network, construction?.Convolution));
        output.Write(parsed.GetValue(_json) ? report.WriteJson : report.WriteText);
        output.Commit();
        if (proof is null || !report.IsComplete)
        {
            return report.ExitCode;
        }

        RegionInput input = RegionInput.Of(network, OptionValue.Domain(domains[0], network.Network.InputCount), domains[0]);
        CountRun run = new(input, Engine.Lp, 1, budget, _context);
        int certified = run.Certify(proof, report.Counts[0].Counts.Summary.ActivationRegions);
        return certified == ExitCode.Success ? report.ExitCode : certified;
    }

    private List<DomainCount> Count(Network network, string[] domains, Engine engine, EnumerationBudget budget)
    {
        using Interrupt interrupt = new();
        return [.. domains.Select(domain => _context.WithProgress(progress =>
            DomainCount.Run(network, domain, engine, budget with { Progress = progress }, interrupt.Token)))];
    }

    private static BigInteger ParseClaim(string? text)
    {
        const int LongestClaim = 1000;
        return text is { Length: <= LongestClaim }
            && BigInteger.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out BigInteger claim)
            ? claim
            : throw (text is null
                ? new UsageException("--claim: expected the number of regions that is claimed for the network")
                : OptionValue.Expected("--claim", "a number of regions", text));
    }

    private static void Refuse(ParseResult parsed, string reason, params ReadOnlySpan<Option> options)
    {
        foreach (Option option in options)
        {
            if (parsed.GetResult(option) is { Implicit: false })
            {
                throw new UsageException($"{option.Name}: {reason}");
            }
        }
    }
}
