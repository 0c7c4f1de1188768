using System.Runtime.InteropServices;

namespace Polyhedra.Arrangements.Constructions;

/// <summary>A convolutional layer without padding: so many filters of so many rows and columns, moved by a stride in both directions.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct ConvolutionLayerShape(int FilterRows, int FilterColumns, int Stride, int Filters);
