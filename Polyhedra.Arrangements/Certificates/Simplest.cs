namespace Polyhedra.Arrangements.Certificates;

/// <summary>Short numbers in intervals.</summary>
internal static class Simplest
{
    private const double MostOfInteger = 1L << 50;
    private const int MostSteps = 40;

    /// <summary>The fraction with the least denominator strictly between two numbers, 0 &lt;= low &lt; high, up to rounding;
    /// false if it is not small.</summary>
    public static bool TryFraction(double low, double high, out long numerator, out long denominator)
    {
        // Continued fractions: the terms that both ends share, then the least integer between them.
        (long p0, long q0, long p1, long q1) = (0, 1, 1, 0);
        for (int step = 0; step < MostSteps && low < high && low < MostOfInteger; step++)
        {
            double whole = Math.Floor(low);
            long term = whole + 1 < high ? (long)whole + 1 : (long)whole;
            if (term > MostOfInteger / Math.Max(1, Math.Max(p1, q1)))
            {
                break;
            }

            (p0, q0, p1, q1) = (p1, q1, (term * p1) + p0, (term * q1) + q0);
            if (whole + 1 < high)
            {
                (numerator, denominator) = (p1, q1);
                return true;
            }

            (low, high) = (1 / (high - whole), low == whole ? double.MaxValue : 1 / (low - whole));
        }

        (numerator, denominator) = (0, 1);
        return false;
    }

    /// <summary>The number with the fewest binary digits after the point from <paramref name="low"/> to <paramref name="high"/>, as a
    /// double; NaN if there is none.</summary>
    public static double Dyadic(double low, double high)
    {
        if (low <= 0 && high >= 0)
        {
            return 0;
        }

        int exponent = Math.Max(0, -Math.ILogB(Math.Max(high - low, double.Epsilon)) - 1);
        for (int digits = Math.Max(0, exponent - 2); digits <= exponent + 2; digits++)
        {
            double scaled = Math.Ceiling(Math.ScaleB(low, digits));
            if (scaled <= Math.ScaleB(high, digits) && Math.Abs(scaled) <= MostOfInteger)
            {
                return Math.ScaleB(scaled, -digits);
            }
        }

        return double.NaN;
    }

    /// <summary>A short fraction strictly between two numbers, its denominator positive; false if there is none.</summary>
    public static bool TryBetween(double low, double high, out long numerator, out long denominator)
    {
        if (low < 0 && high > 0)
        {
            (numerator, denominator) = (0, 1);
            return true;
        }

        bool isNegative = high <= 0;
        bool isFound = isNegative
            ? TryFraction(-high, -low, out numerator, out denominator) : TryFraction(low, high, out numerator, out denominator);
        numerator = isNegative ? -numerator : numerator;
        return isFound;
    }
}
