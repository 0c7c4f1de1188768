using Polyhedra.Core.LinearAlgebra;

namespace Polyhedra.Cli.Output;

/// <summary>An affine map in a report.</summary>
internal sealed record AffineMapJson(IEnumerable<IEnumerable<JsonRational>> Linear, IEnumerable<JsonRational> Constant)
{
    public static AffineMapJson Of(AffineMap map) => new(
        Enumerable.Range(0, map.Linear.RowCount).Select(i => JsonRational.All(map.Linear.Row(i).ToArray())),
        JsonRational.All(map.Constant));
}
