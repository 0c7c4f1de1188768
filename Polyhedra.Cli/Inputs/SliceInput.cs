using System.Numerics;
using Polyhedra.Arrangements.Local.Slices;

namespace Polyhedra.Cli.Inputs;

/// <summary>A slice as the user asked for it.</summary>
/// <param name="Slice">The slice.</param>
/// <param name="Text">The value of <c>--slice</c>.</param>
/// <param name="Seed">The seed of random points; null where none was drawn.</param>
/// <param name="DomainText">The domain in the slice's coordinates.</param>
internal sealed record SliceInput(AffineSlice Slice, string Text, ulong? Seed, string DomainText) : IJsonObject
{
    public void WriteFields(JsonFields json) => json
        .Add("points", Text)
        .Add("seed", (BigInteger?)Seed)
        .Add("dimension", Slice.Dimension)
        .Add("domain", DomainText);
}
