namespace Polyhedra.Arrangements.Walk.Kernels;

/// <summary>How a kernel takes its decisions. Both ways are exact and give the same regions.</summary>
internal enum KernelArithmetic
{
    /// <summary>Floating point with proven error bounds first; exact arithmetic where a bound does not separate from zero.</summary>
    Filtered,

    /// <summary>Exact arithmetic for every decision: the slow twin that tests compare with.</summary>
    ExactOnly,
}
