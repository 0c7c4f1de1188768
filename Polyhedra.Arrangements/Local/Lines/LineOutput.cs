using System.Numerics;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Local.Lines;

/// <summary>The slopes of a network's outputs on one segment of a line, kept for the comparison with the next one.</summary>
/// <remarks>The output is continuous, so two neighbouring segments have one affine map iff they have the same slopes.</remarks>
internal sealed class LineOutput
{
    private readonly LineSweep _sweep;
    private readonly double[] _slopes;
    private readonly double _error;
    private readonly byte[][] _pieces;
    private BigInteger[]? _exact;

    /// <summary>The outputs on the segment where a sweep stands.</summary>
    public LineOutput(LineSweep sweep)
    {
        _sweep = sweep;
        _slopes = [.. sweep.Output.Slopes];
        _error = sweep.Output.Error;
        _pieces = sweep.Pieces();
    }

    // Over a denominator that depends on the network alone.
    private BigInteger[] Exact => _exact ??= _sweep.ExactSlopes(_pieces);

    /// <summary>Whether the slopes are not the same.</summary>
    public bool DiffersFrom(LineOutput other)
    {
        double error = (_error + other._error) * (1 + (4 * FloatingPoint.Epsilon));
        for (int i = 0; i < _slopes.Length; i++)
        {
            // A difference of two doubles errs by half a unit in its last place at most.
            if (Math.Abs(_slopes[i] - other._slopes[i]) * (1 - FloatingPoint.Epsilon) > error)
            {
                return true;
            }
        }

        return !Exact.AsSpan().SequenceEqual(other.Exact);
    }
}
