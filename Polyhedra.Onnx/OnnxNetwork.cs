using Polyhedra.Arrangements.Networks;

namespace Polyhedra.Onnx;

/// <summary>A network that was read from an ONNX model.</summary>
/// <param name="Network">The network, compiled to a chain of layers.</param>
/// <param name="Notes">What its reader should know, a line each: that a number was rounded, or an output left out.</param>
internal sealed record OnnxNetwork(Network Network, IReadOnlyList<string> Notes);
