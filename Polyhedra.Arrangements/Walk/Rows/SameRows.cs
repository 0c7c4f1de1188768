using System.Numerics;

namespace Polyhedra.Arrangements.Walk.Rows;

/// <summary>Whether rows are seen to be the same function on the current cell without composing exact ones: same bias, and the same weights
/// of outputs that are zero or are themselves the same functions.</summary>
/// <remarks>Outputs of different units often are, in the background of an image. Says no where nothing is seen. Precondition: the pieces of
/// all earlier layers are decided.</remarks>
internal static class SameRows
{
    /// <summary>Whether two rows of a layer are.</summary>
    public static bool Are(LayerFrame frame, int left, int right)
    {
        ReadOnlySpan<int> units = frame.Layer.Columns(left);
        ReadOnlySpan<int> others = frame.Layer.Columns(right);
        if (left == right)
        {
            return true;
        }

        if (units.Length != others.Length || frame.Layer.IntegerBias[left] != frame.Layer.IntegerBias[right])
        {
            return false;
        }

        for (int k = 0; k < units.Length; k++)
        {
            bool isZero = false;
            bool isSame = frame.Previous is { } previous
                ? AreOutputs(previous, units[k], others[k], out isZero)
                : units[k] == others[k];
            if (!isSame || (!isZero && frame.Layer.IntegerWeights(left)[k] != frame.Layer.IntegerWeights(right)[k]))
            {
                return false;
            }
        }

        return true;
    }

    private static bool AreOutputs(LayerFrame frame, int left, int right, out bool isZero)
    {
        int index = frame.Layer.SlopeIndexOf(left, frame.Pieces[left]);
        int other = frame.Layer.SlopeIndexOf(right, frame.Pieces[right]);
        (BigInteger slope, BigInteger intercept) = (frame.Layer.IntegerSlopes[index], frame.Layer.IntegerIntercepts[index]);
        isZero = slope.IsZero && intercept.IsZero;
        return (index == other || (slope == frame.Layer.IntegerSlopes[other] && intercept == frame.Layer.IntegerIntercepts[other]))
            && (slope.IsZero
                || Are(frame, frame.Layer.OutputRowOf(left, frame.Pieces[left]), frame.Layer.OutputRowOf(right, frame.Pieces[right])));
    }
}
