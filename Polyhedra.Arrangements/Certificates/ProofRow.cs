using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Certificates;

/// <summary>An affine function in the two ways that proofs need: doubles with an error bound, and exactly, when first asked for.</summary>
/// <remarks>Precondition for the exact way: the layer of the form has not been entered anew.</remarks>
internal sealed class ProofRow
{
    // A computed row whose error exceeds this part of its largest coefficient proposes badly: then the exact one is rounded.
    // It decides speed only.
    private const double WorthwhileAccuracy = 1.0 / (1 << 24);
    private readonly Form _form;
    private readonly Sign _sign;
    private ExactRow? _exact;

    private ProofRow(double[] entries, double error, in Form form, Sign sign, ExactRow? exact)
    {
        Entries = entries;
        Error = error;
        _form = form;
        _sign = sign;
        _exact = exact;
    }

    /// <summary>The coefficients, then the constant, as computed.</summary>
    public double[] Entries { get; }

    /// <summary>No entry is farther than this from the true one; infinite or NaN if nothing is known.</summary>
    public double Error { get; }

    /// <summary>The function itself.</summary>
    public ExactRow Exact => _exact ??= MakeExact();

    /// <summary>Whether every coefficient is exactly zero.</summary>
    public bool IsConstant => !(LargestCoefficient > Error) && Exact.IsConstant;

    /// <summary>Whether proofs need not name the constraint: it bounds one coordinate, so that the box knows it,
    /// or it is the hyperplane at infinity.</summary>
    public bool IsInBox { get; private init; }

    /// <summary>Stands for the hyperplane at infinity.</summary>
    public static ProofRow Infinity(int dimension) => new(new double[dimension + 1], 0, default, default, null) { IsInBox = true };

    private double LargestCoefficient
    {
        get
        {
            double largest = 0;
            foreach (double entry in Entries.AsSpan(0, Entries.Length - 1))
            {
                largest = Math.Max(largest, Math.Abs(entry));
            }

            return largest;
        }
    }

    /// <summary>A form times 1 or -1.</summary>
    public static ProofRow Of(in Form form, Sign sign, int dimension)
    {
        double[] entries = new double[dimension + 1];
        form.CopyRow((int)sign, entries);
        ProofRow row = new(entries, form.RowError, form, sign, null);
        return row.Error <= row.LargestCoefficient * WorthwhileAccuracy && double.IsFinite(row.LargestCoefficient)
            ? row
            : Of(ExactRow.Of(form, sign), isOfDomain: false);
    }

    /// <summary>A function that is known exactly.</summary>
    public static ProofRow Of(ExactRow exact, bool isOfDomain)
    {
        double[] entries = Array.ConvertAll(exact.Terms, term => new Rational(term, exact.Denominator).ToDouble());
        double largest = 0;
        foreach (double entry in entries)
        {
            largest = Math.Max(largest, Math.Abs(entry));
        }

        return new ProofRow(entries, (largest * FloatingPoint.UnitRoundoff) + FloatingPoint.SmallestPositive, default, default, exact)
        {
            IsInBox = isOfDomain && exact.IsAxis,
        };
    }

    /// <summary>How far a coordinate is beyond a bound: x_k - v above an upper one, v - x_k below a lower one.</summary>
    public static ProofRow Beyond(int dimension, int coordinate, bool isUpper, double bound)
    {
        double sign = isUpper ? 1 : -1;
        double[] entries = new double[dimension + 1];
        entries[coordinate] = sign;
        entries[dimension] = -sign * bound;
        return new ProofRow(entries, 0, default, default, null);
    }

    // Without a form the entries are exact.
    private ExactRow MakeExact() => _form.Frame is null
        ? ExactRow.Of([.. Entries.AsSpan(0, Entries.Length - 1).ToArray().Select(Rational.FromDouble)], Rational.FromDouble(Entries[^1]))
        : ExactRow.Of(_form, _sign);
}
