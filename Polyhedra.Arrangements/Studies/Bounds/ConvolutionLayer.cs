using System.Runtime.InteropServices;

namespace Polyhedra.Arrangements.Studies.Bounds;

/// <summary>A convolutional ReLU layer without padding: filters over all channels of the layer before.</summary>
/// <param name="FilterHeight">The height of the filters.</param>
/// <param name="FilterWidth">The width of the filters.</param>
/// <param name="Filters">The number of filters, which is the number of channels of the output.</param>
/// <param name="Stride">The step from one position to the next, in both directions.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ConvolutionLayer(int FilterHeight, int FilterWidth, int Filters, int Stride = 1);
