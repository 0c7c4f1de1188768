namespace Polyhedra.Arrangements.Local.Measures;

/// <summary>A breakpoint's form at a point in floating point: bounds on its absolute value there and on the length of its gradient, rounded
/// outwards. The gradient is exactly zero if <paramref name="NormHigh"/> is.</summary>
/// <remarks>NaN in a bound, which overflow leaves, means that nothing is known:
/// the comparisons below are written so that it decides nothing.</remarks>
internal readonly record struct LocalForm(GateBreakpoint Gate, double GapLow, double GapHigh, double NormLow, double NormHigh)
{
    /// <summary>At most the distance, or negative if nothing is known.</summary>
    public double DistanceLow
    {
        get
        {
            double low = Math.BitDecrement(GapLow / NormHigh);
            return low > 0 ? low : 0;
        }
    }

    /// <summary>At least the distance, or infinite if nothing is known.</summary>
    public double DistanceHigh
    {
        get
        {
            double high = Math.BitIncrement(GapHigh / NormLow);
            return high >= 0 ? high : double.PositiveInfinity;
        }
    }
}
