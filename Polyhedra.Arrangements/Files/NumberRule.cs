namespace Polyhedra.Arrangements.Files;

/// <summary>How the numbers of a network file become rationals: the reading rule.</summary>
public enum NumberRule
{
    /// <summary>As written: 0.1 is 1/10.</summary>
    Exact,

    /// <summary>Each number is rounded once, from its exact value, to the nearest float (ties to even).</summary>
    Float32,

    /// <summary>Each number is rounded once, from its exact value, to the nearest double (ties to even).</summary>
    Float64,
}
