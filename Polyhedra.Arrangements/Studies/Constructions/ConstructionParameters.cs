using System.Collections.Immutable;

namespace Polyhedra.Arrangements.Studies.Constructions;

/// <summary>The parameters of a member of a family of constructions. Which of them a family takes, its
/// <see cref="ConstructionFamily.Parameters"/> say.</summary>
public sealed record ConstructionParameters
{
    /// <summary>The number of inputs n0, at least 1; null if it is not given.</summary>
    public int? Inputs { get; init; }

    /// <summary>The units of the hidden layers, first to last, each at least 1; empty if they are not given.</summary>
    public ImmutableArray<int> Widths { get; init; } = [];

    /// <summary>The rank k of the maxout units; null if it is not given.</summary>
    public int? Rank { get; init; }

    /// <summary>Whether the rows of the last layer get alternating signs, so that with more units than inputs no cell has all of them
    /// inactive. Without it some families keep their number of activation regions but lose linear regions.</summary>
    public bool IsOriented { get; init; } = true;

    /// <summary>Parameters that have a name of their own, as text.</summary>
    public ImmutableSortedDictionary<string, string> Values { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>As options of <c>polyhedra construct</c>, in a fixed order.</summary>
    public string ToOptions()
    {
        List<string> options = [];
        if (Inputs is { } inputs)
        {
            options.Add($"--inputs {inputs}");
        }

        if (!Widths.IsEmpty)
        {
            options.Add($"--widths {string.Join(',', Widths)}");
        }

        if (Rank is { } rank)
        {
            options.Add($"--rank {rank}");
        }

        options.AddRange(Values.Select(value => $"--param {value.Key}={value.Value}"));
        if (!IsOriented)
        {
            options.Add("--unoriented");
        }

        return string.Join(' ', options);
    }
}
