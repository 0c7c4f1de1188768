using Polyhedra.Arrangements.Studies.Constructions;
using Polyhedra.Arrangements.Studies.Constructions.Families;

namespace Polyhedra.Cli.Commands.Building;

/// <summary>The parameters of a family of constructions as options of a command.</summary>
internal sealed class FamilyOptions : OptionGroup
{
    private readonly TypedOption<int?> _inputs = new(
        "--inputs", "N0", "The number of inputs n0.", (name, text) => OptionValue.Count(name, text));

    private readonly TypedOption<int[]> _widths = new(
        "--widths", "A,B,...", "The units of the hidden layers: 6,6,3.", OptionValue.Counts, absent: []);

    private readonly TypedOption<int?> _rank = new(
        "--rank", "K", "The rank of maxout units.", (name, text) => OptionValue.Count(name, text));

    private readonly Option<string[]> _values = new("--param")
    {
        Description = "A parameter that the family gives a name of its own, as in m=3; once for each.",
        HelpName = "NAME=VALUE",
    };

    private readonly Flag _unoriented = new(
        "--unoriented",
        "Keep the signs of the last layer's rows as the textbooks have them: as many activation regions, "
        + "but fewer linear regions.");

    public override IEnumerable<Symbol> Symbols => [_inputs, _widths, _rank, _values, _unoriented];

    /// <summary>Builds the member of a family.</summary>
    /// <exception cref="UsageException">There is no such family, or it has other parameters.</exception>
    public static Construction Build(string name, ConstructionParameters parameters)
    {
        ConstructionFamily family = ConstructionFamilies.Find(name)
            ?? throw OptionValue.Expected(
                "the family", $"random or one of {ConstructionFamilies.Names} (see polyhedra construct --list)", name);
        return OptionValue.Parse(() => family.Build(parameters));
    }

    /// <summary>Builds the member that the words after <c>polyhedra construct</c> name.</summary>
    public static Construction Build(string command)
    {
        string[] words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        FamilyOptions options = new();
        Command parser = new("construct");
        foreach (Option option in options.Symbols.Cast<Option>())
        {
            parser.Add(option);
        }

        ParseResult parsed = parser.Parse(words[1..]);
        return parsed.Errors is [{ Message: var message }, ..]
            ? throw new UsageException(message)
            : Build(words[0], options.Read(parsed));
    }

    /// <summary>The parameters that a command line gives.</summary>
    /// <exception cref="UsageException">A value does not parse, or a parameter stands twice.</exception>
    public ConstructionParameters Read(ParseResult parsed)
    {
        ConstructionParameters parameters = new()
        {
            Inputs = _inputs.In(parsed),
            Widths = [.. _widths.In(parsed)],
            Rank = _rank.In(parsed),
            IsOriented = !parsed.GetValue(_unoriented),
        };
        foreach (string text in parsed.GetValue(_values) ?? [])
        {
            int equals = text.IndexOf('=', StringComparison.Ordinal);
            if (equals < 1)
            {
                throw OptionValue.Expected("--param", "NAME=VALUE", text);
            }

            string name = text[..equals];
            if (parameters.Values.ContainsKey(name))
            {
                throw OptionValue.Expected("--param", "every name once", text);
            }

            parameters = parameters with { Values = parameters.Values.Add(name, text[(equals + 1)..]) };
        }

        return parameters;
    }

    /// <summary>Refuses all of these options where there is no family.</summary>
    public void Refuse(ParseResult parsed, string reason) => Refuse(parsed, reason, Symbols.Cast<Option>());
}
