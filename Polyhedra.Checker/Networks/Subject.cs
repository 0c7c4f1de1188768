using Polyhedra.Checker.Arithmetic;
using Polyhedra.Checker.Text;

namespace Polyhedra.Checker.Networks;

/// <summary>What a certificate is about: a network, or an arrangement as one layer of forms.</summary>
/// <param name="Kind"><c>network</c> or <c>arrangement</c>.</param>
/// <param name="Inputs">The dimension.</param>
/// <param name="Numbers">The reading rule.</param>
/// <param name="Layers">The layers.</param>
internal sealed record Subject(string Kind, int Inputs, string Numbers, Layer[] Layers)
{
    /// <summary>Whether it is an arrangement.</summary>
    public bool IsArrangement => Kind is "arrangement";

    /// <summary>The digest (docs/file-formats.md).</summary>
    public string Digest => field ??= LineHash.Of(CanonicalLines());

    /// <summary>The lines of the canonical text, without their line feeds.</summary>
    public IEnumerable<string> CanonicalLines()
    {
        yield return $"polyhedra-digest/1 {Kind} {Inputs}";
        foreach (Layer layer in Layers)
        {
            if (layer.Header is not null)
            {
                yield return layer.Header;
            }

            foreach (Fraction[] row in layer.Rows)
            {
                yield return string.Join(' ', row.AsEnumerable());
            }
        }
    }
}
