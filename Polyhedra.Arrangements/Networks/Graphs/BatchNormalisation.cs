using System.Numerics;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks.Graphs;

/// <summary>Batch normalisation as it is applied after training: y = scale (x - mean) + beta, a channel each.</summary>
/// <remarks>The scale is gamma / sqrt(variance + epsilon) of the numbers as they were read: exact where that is rational, else the float64
/// nearest to it. All else is exact.</remarks>
internal static class BatchNormalisation
{
    /// <summary>Normalises the axis behind the batch.</summary>
    /// <returns>The tensor, and whether some scale was rounded.</returns>
    public static (Tensor Value, bool IsRounded) Apply(
        NetworkGraph graph, Tensor value, Tensor gamma, Tensor beta, Tensor mean, Tensor variance, Rational epsilon)
    {
        int channels = value.Rank > 1 ? value.Shape[1] : throw new GraphException("a batch normalisation of less than two axes");
        if (gamma.Count != channels || beta.Count != channels || mean.Count != channels || variance.Count != channels)
        {
            throw new GraphException($"a batch normalisation of {channels} channels with other numbers of parameters");
        }

        bool isRounded = false;
        (Rational Scale, Rational Shift)[] maps = new (Rational, Rational)[channels];
        for (int c = 0; c < channels; c++)
        {
            Rational scale = Scale(gamma.Numbers[c], variance.Numbers[c] + epsilon, out bool rounded);
            isRounded |= rounded;
            maps[c] = (scale, beta.Numbers[c] - (scale * mean.Numbers[c]));
        }

        int space = value.Shape[2..].Aggregate(1, (product, length) => product * length);
        AffineExpression[] results = new AffineExpression[value.Count];
        for (int i = 0; i < results.Length; i++)
        {
            (Rational scale, Rational shift) = maps[i / space % channels];
            results[i] = value[i].Scale(scale, shift);
            graph.Count(results[i]);
        }

        return (Tensor.Of(value.Shape, results), isRounded);
    }

    /// <summary>The square root: exact where it is rational, else the float64 nearest to it.</summary>
    /// <exception cref="GraphException">The number is negative.</exception>
    public static Rational Root(Rational square, out bool isRounded)
    {
        isRounded = false;
        if (square.Sign == Sign.Negative)
        {
            throw new GraphException($"the square root of the negative number {square}");
        }

        BigInteger above = IntegerRoot(square.Numerator);
        BigInteger below = IntegerRoot(square.Denominator);
        if (above * above == square.Numerator && below * below == square.Denominator)
        {
            return new Rational(above, below);
        }

        isRounded = true;
        double root = Math.Sqrt(square.ToDouble());
        while (Square(Middle(root, Math.BitIncrement(root))) < square)
        {
            root = Math.BitIncrement(root);
        }

        while (root > 0 && Square(Middle(Math.BitDecrement(root), root)) > square)
        {
            root = Math.BitDecrement(root);
        }

        return Rational.FromDouble(root);
    }

    private static Rational Scale(Rational gamma, Rational variance, out bool isRounded)
    {
        if (variance.Sign != Sign.Positive)
        {
            throw new GraphException($"a batch normalisation with a variance of {variance}, epsilon included");
        }

        Rational root = Root(gamma * gamma / variance, out isRounded);
        return gamma.Sign == Sign.Negative ? -root : root;
    }

    private static Rational Middle(double low, double high) => double.IsFinite(high) && double.IsFinite(low)
        ? (Rational.FromDouble(low) + Rational.FromDouble(high)) / 2
        : throw new GraphException("a square root that overflows float64");

    private static Rational Square(Rational value) => value * value;

    // The root rounded down.
    private static BigInteger IntegerRoot(BigInteger square)
    {
        if (square.IsZero)
        {
            return square;
        }

        // Newton's method from above: it falls until it is the root.
        BigInteger root = BigInteger.One << (int)((square.GetBitLength() + 1) / 2);
        while (true)
        {
            BigInteger next = (root + (square / root)) >> 1;
            if (next >= root)
            {
                return root;
            }

            root = next;
        }
    }
}
