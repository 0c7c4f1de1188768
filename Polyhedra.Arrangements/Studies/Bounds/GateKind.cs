namespace Polyhedra.Arrangements.Studies.Bounds;

/// <summary>What a bound has to know of the units of a layer.</summary>
internal enum GateKind
{
    /// <summary>No gates: an affine layer.</summary>
    Identity,

    /// <summary>max(0, z): one breakpoint, and nothing passes an inactive unit.</summary>
    Relu,

    /// <summary>Any other function of one variable with breakpoints.</summary>
    Scalar,

    /// <summary>The largest of several affine functions.</summary>
    Maxout,
}
