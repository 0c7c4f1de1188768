using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Local.Lines;

/// <summary>A parameter t of a line: enclosed by two doubles, and exact when asked.</summary>
/// <remarks>The exact value may be asked for as long as the sweep stands in the segment in which the parameter was found;
/// once known it stays.</remarks>
internal sealed class LineBreak
{
    private readonly Func<Rational>? _find;
    private Rational? _exact;

    /// <summary>A parameter that is known.</summary>
    public LineBreak(Rational exact)
    {
        _exact = exact;
        Low = exact.ToDoubleDown();
        High = exact.ToDoubleUp();
    }

    /// <summary>A parameter in [low, high].</summary>
    /// <param name="low">A lower bound.</param>
    /// <param name="high">An upper bound.</param>
    /// <param name="find">Gives the parameter exactly.</param>
    public LineBreak(double low, double high, Func<Rational> find)
    {
        Low = low;
        High = high;
        _find = find;
    }

    /// <summary>A double at most the parameter.</summary>
    public double Low { get; private set; }

    /// <summary>A double at least the parameter.</summary>
    public double High { get; private set; }

    /// <summary>The parameter.</summary>
    public Rational Exact
    {
        get
        {
            if (_exact is not { } exact)
            {
                exact = _find!();
                _exact = exact;
                Low = exact.ToDoubleDown();
                High = exact.ToDoubleUp();
            }

            return exact;
        }
    }

    /// <summary>Compares two parameters: by their bounds, or exactly where these overlap.</summary>
    public static int Compare(LineBreak left, LineBreak right)
    {
        if (ReferenceEquals(left, right))
        {
            return 0;
        }

        return left.High < right.Low ? -1 : left.Low > right.High ? 1 : left.Exact.CompareTo(right.Exact);
    }
}
