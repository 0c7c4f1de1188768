using System.Numerics;
using Polyhedra.Arrangements.Local.Slices;

namespace Polyhedra.Cli.Inputs;

/// <summary>The affine hull of a domain without interior, for reports.</summary>
/// <param name="Flat">The domain.</param>
internal sealed record HullInput(FlatDomain Flat) : IJsonObject
{
    /// <summary>The inputs that are the coordinates, counted from 1 as in <c>x1</c>.</summary>
    private IEnumerable<BigInteger> Coordinates => Flat.Coordinates.Select(coordinate => (BigInteger)coordinate + 1);

    public void WriteFields(JsonFields json) => json
        .Add("dimension", Flat.Dimension)
        .Add("coordinates", Coordinates.Select(coordinate => $"x{coordinate}"));

    /// <summary>For people: a line.</summary>
    public string Text()
    {
        string names = string.Join(", ", Coordinates.Select(coordinate => $"x{coordinate}"));
        string within = Flat.Dimension == 0 ? "a single point" : $"coordinates {names}";
        return $"hull     dimension {Flat.Dimension}, {within}\n";
    }
}
