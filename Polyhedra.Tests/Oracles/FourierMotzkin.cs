using System.Numerics;

namespace Polyhedra.Tests.Oracles;

/// <summary>Decides whether a system of strict and non-strict linear inequalities has a real solution, by eliminating one
/// variable after the other. Exact; exponential in the dimension, so for tiny systems only.</summary>
/// <remarks>A combination of two inequalities is strict iff one of them is (Schrijver, Theory of Linear and Integer
/// Programming, section 12.2). Of inequalities with the same direction only the tightest is kept, which changes no solution
/// and keeps one-dimensional systems at two rows.</remarks>
internal static class FourierMotzkin
{
    public static bool HasSolution(IEnumerable<LinearInequality> system)
    {
        List<LinearInequality>? rows = Tightest(system);
        while (rows is { Count: > 0 })
        {
            rows = Tightest(Eliminate(rows, CheapestVariable(rows)));
        }

        return rows is not null;
    }

    /// <summary>Drops what is implied by a parallel inequality or by nothing; null if an inequality without variables fails.</summary>
    private static List<LinearInequality>? Tightest(IEnumerable<LinearInequality> system)
    {
        // Direction -> (divisor, row): two rows of one direction compare by constant / divisor.
        Dictionary<BigInteger[], (BigInteger Divisor, LinearInequality Row)> tightest = new(DirectionComparer.Instance);
        foreach (LinearInequality row in system)
        {
            BigInteger divisor = BigInteger.Zero;
            foreach (BigInteger coefficient in row.Coefficients)
            {
                divisor = BigInteger.GreatestCommonDivisor(divisor, coefficient);
            }

            if (divisor.IsZero)
            {
                if (row.Constant.Sign < 0 || (row.IsStrict && row.Constant.IsZero))
                {
                    return null;
                }

                continue;
            }

            BigInteger[] direction = divisor.IsOne ? row.Coefficients : Array.ConvertAll(row.Coefficients, entry => entry / divisor);
            if (tightest.TryGetValue(direction, out (BigInteger Divisor, LinearInequality Row) known))
            {
                int order = (row.Constant * known.Divisor).CompareTo(known.Row.Constant * divisor);
                if (order > 0 || (order == 0 && !row.IsStrict))
                {
                    continue;
                }
            }

            BigInteger common = BigInteger.GreatestCommonDivisor(divisor, row.Constant);
            LinearInequality primitive = common.IsOne
                ? row
                : new LinearInequality(Array.ConvertAll(row.Coefficients, entry => entry / common), row.Constant / common, row.IsStrict);
            tightest[direction] = (divisor / common, primitive);
        }

        return [.. tightest.Values.Select(entry => entry.Row)];
    }

    /// <summary>The variable whose elimination adds the fewest rows, among those that occur.</summary>
    private static int CheapestVariable(List<LinearInequality> rows)
    {
        int best = -1;
        long bestGrowth = long.MaxValue;
        for (int k = 0; k < rows[0].Coefficients.Length; k++)
        {
            long positive = rows.LongCount(row => row.Coefficients[k].Sign > 0);
            long negative = rows.LongCount(row => row.Coefficients[k].Sign < 0);
            long growth = (positive * negative) - positive - negative;
            if (positive + negative > 0 && growth < bestGrowth)
            {
                best = k;
                bestGrowth = growth;
            }
        }

        return best;
    }

    private static IEnumerable<LinearInequality> Eliminate(List<LinearInequality> rows, int variable)
    {
        foreach (LinearInequality row in rows.Where(row => row.Coefficients[variable].IsZero))
        {
            yield return row;
        }

        List<LinearInequality> upper = rows.FindAll(row => row.Coefficients[variable].Sign < 0);
        foreach (LinearInequality low in rows.Where(row => row.Coefficients[variable].Sign > 0))
        {
            foreach (LinearInequality high in upper)
            {
                BigInteger lowFactor = -high.Coefficients[variable];
                BigInteger highFactor = low.Coefficients[variable];
                BigInteger[] sum = new BigInteger[low.Coefficients.Length];
                for (int k = 0; k < sum.Length; k++)
                {
                    sum[k] = (lowFactor * low.Coefficients[k]) + (highFactor * high.Coefficients[k]);
                }

                yield return new LinearInequality(
                    sum, (lowFactor * low.Constant) + (highFactor * high.Constant), low.IsStrict || high.IsStrict);
            }
        }
    }

    private sealed class DirectionComparer : IEqualityComparer<BigInteger[]>
    {
        public static DirectionComparer Instance { get; } = new();

        public bool Equals(BigInteger[]? x, BigInteger[]? y) => x.AsSpan().SequenceEqual(y);

        public int GetHashCode(BigInteger[] obj)
        {
            HashCode hash = default;
            foreach (BigInteger entry in obj)
            {
                hash.Add(entry);
            }

            return hash.ToHashCode();
        }
    }
}
