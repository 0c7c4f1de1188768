using System.Numerics;

namespace Polyhedra.Arrangements.Networks;

/// <summary>Whether rows are seen to be the same function for given pieces without composing exact ones: same bias, and the same weights of
/// outputs that are zero or are themselves the same functions.</summary>
/// <remarks>Outputs of different units often are, in the background of an image. Says no where nothing is seen. Precondition: the pieces of
/// all earlier layers are decided.</remarks>
/// <param name="layers">The layers.</param>
/// <param name="pieces">The pieces of their units, an array a layer.</param>
internal sealed class SameRows(ScaledLayer[] layers, byte[][] pieces)
{
    private int _exceptLayer = -1;
    private int _exceptUnit;

    /// <summary>The number of the last layer.</summary>
    public int Last => layers.Length - 1;

    /// <summary>The same with one more layer.</summary>
    public SameRows With(ScaledLayer layer, byte[] piecesOfLayer) => new([.. layers, layer], [.. pieces, piecesOfLayer]);

    /// <summary>Whether two rows of a layer are.</summary>
    public bool Are(int l, int left, int right)
    {
        if (left == right)
        {
            return true;
        }

        ScaledLayer layer = layers[l];
        ReadOnlySpan<int> units = layer.Columns(left);
        ReadOnlySpan<int> others = layer.Columns(right);
        if (units.Length != others.Length || layer.IntegerBias[left] != layer.IntegerBias[right])
        {
            return false;
        }

        for (int k = 0; k < units.Length; k++)
        {
            bool isZero = false;
            bool isSame = units[k] == others[k] || (l > 0 && AreOutputs(l - 1, units[k], others[k], out isZero));
            if (!isSame || (!isZero && layer.IntegerWeights(left)[k] != layer.IntegerWeights(right)[k]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The same, if it holds whatever the piece of one unit of an earlier layer is.</summary>
    public bool AreWithout(int l, int left, int right, int exceptLayer, int exceptUnit)
    {
        (_exceptLayer, _exceptUnit) = (exceptLayer, exceptUnit);
        bool result = Are(l, left, right);
        _exceptLayer = -1;
        return result;
    }

    private bool AreOutputs(int l, int left, int right, out bool isZero)
    {
        isZero = false;
        if (l == _exceptLayer && (left == _exceptUnit || right == _exceptUnit))
        {
            return false;
        }

        ScaledLayer layer = layers[l];
        (byte piece, byte other) = (pieces[l][left], pieces[l][right]);
        (BigInteger slope, BigInteger intercept) = PieceOf(layer, left, piece);
        if (PieceOf(layer, right, other) != (slope, intercept))
        {
            return false;
        }

        isZero = slope.IsZero && intercept.IsZero;
        return slope.IsZero || Are(l, layer.OutputRowOf(left, piece), layer.OutputRowOf(right, other));
    }

    private static (BigInteger Slope, BigInteger Intercept) PieceOf(ScaledLayer layer, int unit, byte piece)
    {
        int index = layer.SlopeIndexOf(unit, piece);
        return (layer.IntegerSlopes[index], layer.IntegerIntercepts[index]);
    }
}
