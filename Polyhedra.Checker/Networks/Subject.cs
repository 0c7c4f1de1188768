using Polyhedra.Checker.Arithmetic;
using Polyhedra.Checker.Text;

namespace Polyhedra.Checker.Networks;

/// <summary>What a certificate is about: a network, or an arrangement as one layer of forms.</summary>
/// <param name="Kind"><c>network</c> or <c>arrangement</c>.</param>
/// <param name="Inputs">The dimension.</param>
/// <param name="Numbers">The reading rule.</param>
/// <param name="Layers">The layers.</param>
/// <param name="Version">The version of the digest.</param>
internal sealed record Subject(string Kind, int Inputs, string Numbers, Layer[] Layers, int Version = 1)
{
    /// <summary>Whether it is an arrangement.</summary>
    public bool IsArrangement => Kind is "arrangement";

    /// <summary>The digest (docs/file-formats.md).</summary>
    public string Digest => field ??= LineHash.Of(CanonicalLines());

    /// <summary>The lines of the canonical text, without their line feeds.</summary>
    public IEnumerable<string> CanonicalLines()
    {
        yield return $"polyhedra-digest/{Version} {Kind} {Inputs}";
        foreach (Layer layer in Layers)
        {
            if (layer.Header is not null)
            {
                yield return layer.Header;
            }

            foreach (string line in Version == 1 ? layer.Rows.Select(row => string.Join(' ', row.AsEnumerable())) : UnitLines(layer))
            {
                yield return line;
            }
        }
    }

    // In version 2 a line a unit, or a maxout unit's number of pieces and a line a piece.
    private static IEnumerable<string> UnitLines(Layer layer) => layer.Units.SelectMany(unit => unit.Rank == 0
        ? [$"{unit.Activation.Name} {SparseLine(layer.Rows[unit.Row])}"]
        : layer.Rows.GetRange(unit.Row, unit.Rank).Select(SparseLine).Prepend($"{unit.Rank}"));

    private static string SparseLine(Fraction[] row)
    {
        IEnumerable<string> weights = row.SkipLast(1).Select((weight, j) => weight.Numerator.IsZero ? string.Empty : $"{j}:{weight} ");
        return string.Concat(weights) + row[^1];
    }
}
