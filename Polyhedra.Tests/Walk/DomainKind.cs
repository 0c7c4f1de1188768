namespace Polyhedra.Tests.Walk;

/// <summary>The kinds of random domains that the tests draw; all have interior points.</summary>
public enum DomainKind
{
    /// <summary>All of space.</summary>
    WholeSpace,

    /// <summary>A box with small integer corners, often on a neuron's hyperplane.</summary>
    Box,

    /// <summary>One half-space.</summary>
    HalfSpace,

    /// <summary>Between two parallel hyperplanes.</summary>
    Strip,

    /// <summary>Two half-spaces.</summary>
    Wedge,

    /// <summary>A simplex parallel to the standard one.</summary>
    Simplex,

    /// <summary>Half-spaces around a point with repeated, scaled, implied and trivial ones among them; it may be unbounded.</summary>
    Redundant,
}
