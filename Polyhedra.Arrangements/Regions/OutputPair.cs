using System.Runtime.InteropServices;

namespace Polyhedra.Arrangements.Regions;

/// <summary>Two outputs whose difference is looked at, or one output by itself.</summary>
/// <param name="First">An output, from 0.</param>
/// <param name="Second">The other one, larger than <paramref name="First"/>; null: the first one is compared with zero.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct OutputPair(int First, int? Second)
{
    /// <summary><c>0,1</c>, or <c>0</c>.</summary>
    public override string ToString() => Second is { } second ? $"{First},{second}" : $"{First}";
}
