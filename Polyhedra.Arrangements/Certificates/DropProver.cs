using System.Numerics;
using Polyhedra.Arrangements.Enumeration.Composition;
using Polyhedra.Arrangements.Enumeration.Kernels.Lp;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Arrangements.Certificates;

/// <summary>Finds short integer multipliers that prove that a form has no point on one side of a cell, and verifies them exactly.</summary>
/// <remarks>First none at all; on a bounded box the reduced costs of the floating-point simplex, rounded to few bits and then to more; else the
/// exact multipliers of its basis, and at last those of an exact linear program.</remarks>
internal sealed class DropProver(HPolyhedron domain, LpEngine engine)
{
    private static readonly int[] Precisions = [1, 2, 3, 4, 6, 8, 11, 15, 20, 26, 34, 44, 53];

    private readonly List<(int Row, double Multiplier)> _proposed = [];
    private readonly List<(int Row, BigInteger Multiplier)> _integers = [];

    /// <summary>The multiplier of the form in the last proof.</summary>
    public BigInteger FormMultiplier { get; private set; }

    /// <summary>The multipliers of rows of the engine's path in the last proof; positive.</summary>
    public IReadOnlyList<(int Row, BigInteger Multiplier)> RowMultipliers => _integers;

    /// <summary>Proves that the wanted side of a form, which the engine has found empty, is empty.</summary>
    /// <param name="cell">The current cell.</param>
    /// <param name="form">The form, not constant.</param>
    /// <param name="wanted">The side.</param>
    /// <param name="row">The form as it is, with the sign of the side.</param>
    /// <param name="path">The rows of the engine's path as they are.</param>
    /// <exception cref="InvalidOperationException">There is no proof: the engine was wrong.</exception>
    public void Prove(int cell, in Form form, Sign wanted, ExactRow row, IReadOnlyList<ExactRow> path)
    {
        FormMultiplier = BigInteger.One;
        _integers.Clear();
        if (Holds(row, path))
        {
            return;
        }

        for (int attempt = 0; attempt < 2; attempt++)
        {
            if (engine.TryProposeMultipliers(cell, form, wanted, attempt > 0, _proposed, out ReadOnlySpan<double> objective))
            {
                double scale = Math.Abs(row.LargestEntry / objective[row.LargestIndex]);
                if ((domain.HasAllBounds && TryRounded(scale, row, path))
                    || (engine.TryBasisMultipliers(cell, form, wanted, out (int, Rational)[] basis) && TryExact(form, basis, row, path)))
                {
                    return;
                }
            }
        }

        if (!TryExact(form, engine.SolveMultipliers(cell, form, wanted), row, path))
        {
            throw new InvalidOperationException("A drop could not be proved.");
        }
    }

    // The proposed multipliers are those of scaled rows: scale takes them to the form as it is.
    private bool TryRounded(double scale, ExactRow row, IReadOnlyList<ExactRow> path)
    {
        double largest = 0;
        for (int i = 0; i < _proposed.Count; i++)
        {
            (int index, double multiplier) = _proposed[i];
            ExactRow constraint = path[index];
            double value = multiplier * scale * Math.Abs(engine.ScaledEntry(index, constraint.LargestIndex) / constraint.LargestEntry);
            _proposed[i] = (index, value);
            largest = Math.Max(largest, value);
        }

        if (!(largest > 0) || !double.IsFinite(largest))
        {
            return false;
        }

        _proposed.Sort();
        foreach (int bits in Precisions)
        {
            int shift = Math.Max(0, bits - 1 - Math.ILogB(largest));
            if (shift > 1000)
            {
                return false;
            }

            FormMultiplier = BigInteger.One << shift;
            _integers.Clear();
            foreach ((int index, double value) in _proposed)
            {
                BigInteger rounded = new(Math.Round(Math.ScaleB(value, shift)));
                if (rounded.Sign > 0)
                {
                    _integers.Add((index, rounded));
                }
            }

            if (Holds(row, path))
            {
                return true;
            }
        }

        return false;
    }

    // Multipliers of primitive rows, made multipliers of the rows as they are, then integers.
    private bool TryExact(in Form form, (int Row, Rational Multiplier)[] multipliers, ExactRow row, IReadOnlyList<ExactRow> path)
    {
        Rational scale = Ratio(form.Exact, row);
        List<(int Row, Rational Value)> values = [];
        BigInteger denominator = BigInteger.One;
        foreach ((int index, Rational multiplier) in multipliers)
        {
            if (!multiplier.IsZero)
            {
                Rational value = multiplier * Ratio(engine.PathSource(index).Exact, path[index]) / scale;
                values.Add((index, value));
                denominator = Integers.LeastCommonMultiple(denominator, value.Denominator);
            }
        }

        values.Sort((left, right) => left.Row.CompareTo(right.Row));
        FormMultiplier = denominator;
        _integers.Clear();
        _integers.AddRange(values.Select(entry => (entry.Row, entry.Value.Numerator * (denominator / entry.Value.Denominator))));
        return Holds(row, path);
    }

    private static Rational Ratio(IntegerForm primitive, ExactRow row)
    {
        int k = row.LargestIndex;
        return Rational.Abs(new Rational(primitive.Coefficients[k] * row.Denominator, row.Terms[k]));
    }

    // What a checker does.
    private bool Holds(ExactRow form, IReadOnlyList<ExactRow> path)
    {
        BigInteger common = form.Denominator;
        foreach ((int index, _) in _integers)
        {
            common = common == path[index].Denominator ? common : Integers.LeastCommonMultiple(common, path[index].Denominator);
        }

        BigInteger[] sum = new BigInteger[form.Terms.Length];
        Add(sum, FormMultiplier * (common / form.Denominator), form);
        foreach ((int index, BigInteger multiplier) in _integers)
        {
            Add(sum, multiplier * (common / path[index].Denominator), path[index]);
        }

        BigInteger numerator = sum[^1];
        BigInteger denominator = BigInteger.One;
        for (int k = 0; k < sum.Length - 1; k++)
        {
            if (sum[k].IsZero)
            {
                continue;
            }

            if ((sum[k].Sign > 0 ? domain.Upper[k] : domain.Lower[k]) is not { } bound)
            {
                return false;
            }

            numerator = (numerator * bound.Denominator) + (sum[k] * bound.Numerator * denominator);
            denominator *= bound.Denominator;
        }

        return numerator.Sign <= 0;
    }

    private static void Add(BigInteger[] sum, BigInteger multiplier, ExactRow row)
    {
        for (int k = 0; k < sum.Length; k++)
        {
            sum[k] += multiplier * row.Terms[k];
        }
    }
}
