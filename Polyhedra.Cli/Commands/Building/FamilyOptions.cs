using System.CommandLine;
using Polyhedra.Arrangements.Studies.Constructions;
using Polyhedra.Arrangements.Studies.Constructions.Families;
using Polyhedra.Cli.Options;
using Polyhedra.Cli.Output;

namespace Polyhedra.Cli.Commands.Building;

/// <summary>The parameters of a family of constructions as options of a command.</summary>
internal sealed class FamilyOptions
{
    private readonly Option<string?> _inputs = new("--inputs") { Description = "The number of inputs n0.", HelpName = "N0" };
    private readonly Option<string?> _widths = new("--widths")
    {
        Description = "The units of the hidden layers: 6,6,3.",
        HelpName = "A,B,...",
    };

    private readonly Option<string?> _rank = new("--rank") { Description = "The rank of maxout units.", HelpName = "K" };
    private readonly Option<string[]> _values = new("--param")
    {
        Description = "A parameter that the family gives a name of its own, as in m=3; once for each.",
        HelpName = "NAME=VALUE",
    };

    private readonly Option<bool> _unoriented = new("--unoriented")
    {
        Description = "Keep the signs of the last layer's rows as the textbooks have them: as many activation regions, "
            + "but fewer linear regions.",
    };

    public void AddTo(Command command)
    {
        command.Options.Add(_inputs);
        command.Options.Add(_widths);
        command.Options.Add(_rank);
        command.Options.Add(_values);
        command.Options.Add(_unoriented);
    }

    /// <summary>The parameters that a command line gives.</summary>
    /// <exception cref="UsageException">A value does not parse, or a parameter stands twice.</exception>
    public ConstructionParameters Read(ParseResult parsed)
    {
        ConstructionParameters parameters = new()
        {
            Inputs = Count("--inputs", parsed.GetValue(_inputs)),
            Widths = [.. (parsed.GetValue(_widths)?.Split(',') ?? []).Select(text => Count("--widths", text)!.Value)],
            Rank = Count("--rank", parsed.GetValue(_rank)),
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
    public void Refuse(ParseResult parsed, string reason)
    {
        Option[] all = [_inputs, _widths, _rank, _values, _unoriented];
        if (all.FirstOrDefault(option => parsed.GetResult(option) is { Implicit: false }) is { } given)
        {
            throw new UsageException($"{given.Name}: {reason}");
        }
    }

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
        options.AddTo(parser);
        return Build(words[0], options.Read(parser.Parse(words[1..])));
    }

    private static int? Count(string option, string? text) => (int?)OptionValue.Positive(option, text, int.MaxValue);
}
