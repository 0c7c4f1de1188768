using System.Globalization;
using System.Numerics;

namespace Polyhedra.Tests.Core.LinearProgramming;

/// <summary>The slow twin of the solver: projects {(x, z) : x feasible, z = objective·x} onto z by Fourier-Motzkin elimination.</summary>
/// <remarks>Rows that combine more than (eliminated + 1) originals are redundant (Chernikov; Kohler) and dropped.</remarks>
internal static class FourierMotzkin
{
    /// <summary>"infeasible", "unbounded" or "optimal p/q".</summary>
    public static string Solve(SmallProgram program)
    {
        int d = program.Dimension;
        List<(BigInteger[] Row, BigInteger History)> rows = [];
        foreach (int[] row in program.Rows)
        {
            Add([.. row[..d].Select(entry => (BigInteger)entry), 0, row[d]]);
        }

        for (int k = 0; k < d; k++)
        {
            AddBound(k, 1, program.Lower[k]);
            AddBound(k, -1, program.Upper[k]);
        }

        // z = objective·x; z is column d, the constant is column d + 1.
        Add([.. program.Objective.Select(entry => (BigInteger)(-entry)), 1, 0]);
        Add([.. program.Objective.Select(entry => (BigInteger)entry), -1, 0]);
        List<int> remaining = [.. Enumerable.Range(0, d)];
        for (int eliminated = 1; eliminated <= d; eliminated++)
        {
            int k = remaining.MinBy(k => rows.Count(r => r.Row[k].Sign > 0) * rows.Count(r => r.Row[k].Sign < 0));
            remaining.Remove(k);
            rows = Eliminate(rows, k, eliminated);
        }

        if (rows.Any(r => r.Row[d].IsZero && r.Row[d + 1].Sign < 0))
        {
            return "infeasible";
        }

        // a z + c >= 0: an upper bound c / -a if a < 0, a lower one -c / a if a > 0.
        (BigInteger P, BigInteger Q)? least = null;
        foreach ((BigInteger[] row, _) in rows.Where(r => r.Row[d].Sign < 0))
        {
            if (least is not { } bound || row[d + 1] * bound.Q < bound.P * -row[d])
            {
                least = (row[d + 1], -row[d]);
            }
        }

        foreach ((BigInteger[] row, _) in rows.Where(r => r.Row[d].Sign > 0))
        {
            if (least is { } bound && -row[d + 1] * bound.Q > bound.P * row[d])
            {
                return "infeasible";
            }
        }

        return least is { } maximum ? "optimal " + Format(maximum.P, maximum.Q) : "unbounded";

        void AddBound(int k, int direction, int? bound)
        {
            if (bound is { } value)
            {
                BigInteger[] row = new BigInteger[d + 2];
                row[k] = direction;
                row[d + 1] = -direction * value;
                Add(row);
            }
        }

        void Add(BigInteger[] row) => rows.Add((row, BigInteger.One << rows.Count));
    }

    private static List<(BigInteger[] Row, BigInteger History)> Eliminate(
        List<(BigInteger[] Row, BigInteger History)> rows, int k, int eliminated)
    {
        Dictionary<string, List<(BigInteger[] Row, BigInteger History)>> next = [];
        foreach ((BigInteger[] Row, BigInteger History) row in rows.Where(r => r.Row[k].IsZero))
        {
            Keep(row.Row, row.History);
        }

        foreach ((BigInteger[] plus, BigInteger first) in rows.Where(r => r.Row[k].Sign > 0))
        {
            foreach ((BigInteger[] minus, BigInteger second) in rows.Where(r => r.Row[k].Sign < 0))
            {
                BigInteger history = first | second;
                if (CountBits(history) <= eliminated + 1)
                {
                    Keep([.. plus.Zip(minus, (p, m) => (p * -minus[k]) + (m * plus[k]))], history);
                }
            }
        }

        return [.. next.Values.SelectMany(same => same)];

        void Keep(BigInteger[] row, BigInteger history)
        {
            BigInteger content = row.Aggregate(BigInteger.Zero, BigInteger.GreatestCommonDivisor);
            BigInteger[] primitive = content > 1 ? [.. row.Select(entry => entry / content)] : row;

            // Of equal rows, one whose history contains another's can go: whatever the criterion drops later, it drops first.
            string key = string.Join(' ', primitive.Select(entry => entry.ToString(CultureInfo.InvariantCulture)));
            if (!next.TryGetValue(key, out List<(BigInteger[] Row, BigInteger History)>? same))
            {
                next[key] = same = [];
            }

            if (!same.Exists(old => (old.History & history) == old.History))
            {
                same.RemoveAll(old => (old.History & history) == history);
                same.Add((primitive, history));
            }
        }
    }

    private static int CountBits(BigInteger value)
    {
        int count = 0;
        for (; !value.IsZero; value >>= 1)
        {
            count += value.IsEven ? 0 : 1;
        }

        return count;
    }

    private static string Format(BigInteger p, BigInteger q)
    {
        BigInteger divisor = BigInteger.GreatestCommonDivisor(p, q);
        return q == divisor ? $"{p / divisor}" : $"{p / divisor}/{q / divisor}";
    }
}
