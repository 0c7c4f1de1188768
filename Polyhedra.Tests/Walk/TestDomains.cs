using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Walk;

/// <summary>Domains written as text: a row "a1 ... ad | b" is the half-space a·x + b >= 0.</summary>
internal static class TestDomains
{
    public static HPolyhedron Of(params string[] rows)
    {
        HalfSpace[] halfSpaces = [.. rows.Select(text => HalfSpaceOf(Nets.ParseRow(text)))];
        return HPolyhedron.FromHalfSpaces(halfSpaces[0].Dimension, halfSpaces);
    }

    /// <summary>The half-space of a row with its constant last.</summary>
    public static HalfSpace HalfSpaceOf(Rational[] row) => new([.. row[..^1]], row[^1]);

    public static HPolyhedron Interval(string lower, string upper) => HPolyhedron.Box([Rational.Parse(lower)], [Rational.Parse(upper)]);

    /// <summary>The cube [-1, 1]^d, the domain of most published counts.</summary>
    public static HPolyhedron SymmetricBox(int dimension) => HPolyhedron.Cube(dimension, -1, 1);

    /// <summary>The part of a domain in one more half-space.</summary>
    public static HPolyhedron Cut(HPolyhedron domain, HalfSpace halfSpace) =>
        new(domain.Lower, domain.Upper, domain.HalfSpaces.Add(halfSpace));
}
