namespace Polyhedra.Arrangements.Certificates;

/// <summary>Proposes proofs with one constraint: the simplest multiplier for which the supremum over a box is negative.</summary>
/// <remarks>With f the claim and c the constraint, lambda -> sup (f + lambda c) over the box is convex and piecewise linear, with corners
/// where an entry of the sum changes its sign. The multipliers for which it is negative are an interval around its least corner.</remarks>
internal sealed class SingleMultiplier(int dimension)
{
    // Stay away from the ends of the interval, so that the proof survives the error bounds.
    private const double Margin = 1.0 / 64;
    private const long Most = 1 << 20;
    private readonly double[] _corners = new double[dimension];

    /// <summary>The simplest ratio of multipliers, constraint to claim; false if there is none.</summary>
    public bool TryFind(double[] claim, double[] row, ProofBox box, out long numerator, out long denominator)
    {
        int count = 0;
        for (int k = 0; k < dimension; k++)
        {
            double corner = -claim[k] / row[k];
            if (corner > 0 && corner < double.MaxValue)
            {
                _corners[count++] = corner;
            }
        }

        (numerator, denominator) = (0, 1);
        if (count == 0)
        {
            return false;
        }

        Array.Sort(_corners, 0, count);
        int best = -1;
        double least = 0;
        for (int i = 0; i < count; i++)
        {
            double value = Supremum(claim, row, box, _corners[i]);
            if (value < least)
            {
                (best, least) = (i, value);
            }
        }

        if (best < 0)
        {
            return false;
        }

        double low = Root(claim, row, box, _corners[best], least, best > 0 ? _corners.AsSpan(0, best) : [], isLeft: true);
        double high = Root(claim, row, box, _corners[best], least, _corners.AsSpan(best + 1, count - best - 1), isLeft: false);
        double margin = Margin * (high - low);
        return Simplest.TryFraction(low + margin, high - margin, out numerator, out denominator) && numerator <= Most && denominator <= Most
            && numerator > 0;
    }

    // Where the supremum becomes 0, to one side of a corner where it is negative.
    private double Root(double[] claim, double[] row, ProofBox box, double from, double value, ReadOnlySpan<double> corners, bool isLeft)
    {
        for (int i = 0; i <= corners.Length; i++)
        {
            double to = i == corners.Length ? (isLeft ? 0 : (2 * from) + 1) : corners[isLeft ? corners.Length - 1 - i : i];
            double next = Supremum(claim, row, box, to);
            if (next >= 0)
            {
                return from + ((to - from) * (value / (value - next)));
            }

            (from, value) = (to, next);
        }

        return from;
    }

    private double Supremum(double[] claim, double[] row, ProofBox box, double multiplier)
    {
        double supremum = claim[dimension] + (multiplier * row[dimension]);
        for (int k = 0; k < dimension; k++)
        {
            double entry = claim[k] + (multiplier * row[k]);
            supremum += entry * (entry > 0 ? box.OuterUpper[k] : box.OuterLower[k]);
        }

        return supremum;
    }
}
