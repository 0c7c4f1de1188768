using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Arrangements.Studies.Constructions;

namespace Polyhedra.Cli.Commands.Building;

/// <summary><c>polyhedra construct</c>: writes networks that are built to a plan.</summary>
internal sealed class ConstructCommand : CliCommand
{
    private readonly Argument<string?> _family = new("FAMILY")
    {
        Description = "A family of constructions; --list has them.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    private readonly Flag _list = new("--list", "List the families with their theorems, conditions and parameters.");

    private readonly ReportOptions _report = new() { Json = { Description = "With --list: print JSON." } };
    private readonly FamilyOptions _parameters = new();

    public ConstructCommand(CliContext context)
        : base(
            "construct", "Write a network that is built to a plan: a lower-bound construction with exact weights, or a random one.",
            context)
    {
        Take([_family, _list, .. _report.Symbols, .. _parameters.Symbols]);
        Subcommands.Add(new ConstructRandomCommand(context));
    }

    protected override int Run(ParseResult parsed, Runner run)
    {
        string? name = parsed.GetValue(_family);
        if (parsed.GetValue(_list))
        {
            _parameters.Refuse(parsed, "not with --list");
            return name is null
                ? _report.Open(parsed, run).Finish(new FamilyListing())
                : throw new UsageException("--list: expected no family beside it");
        }

        if (name is null || parsed.GetValue(_report.Json))
        {
            throw new UsageException(name is null
                ? "construct: expected random, a family, or --list (see polyhedra construct --help)"
                : "--json: only with --list");
        }

        Construction construction = FamilyOptions.Build(name, _parameters.Read(parsed));
        return _report.Open(parsed, run).Finish(stream => NetworkWriter.Write(construction.Network, stream, construction.Notes()));
    }
}
