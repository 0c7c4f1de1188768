using System.Numerics;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Local.Lines;

/// <content>The signs of forms on a segment.</content>
/// <remarks>A form a t + b with a bound D on the error of its computed values for 0 &lt;= t &lt;= 1 has a known sign at t if |a~ t + b~| >
/// D. If both values, at lower and upper bounds of the segment's ends, have one known sign, so has the segment; if they have opposite ones
/// at bounds inside the segment, there is a root in between, and it is within (|a~ t + b~| + D) / (|a~| - D) of any t there.
/// All else is exact.</remarks>
internal sealed partial class LineSweep
{
    // The signs of all forms at the left end of the segment, and the events inside it.
    private void Decide(int l, LineBreak start, LineBreak end)
    {
        ScaledLayer layer = _layers[l];
        LineLevel level = _levels[l];
        level.Events.Clear();
        for (int unit = 0; unit < layer.UnitCount; unit++)
        {
            int past = layer.Forms.First(unit) + layer.Forms.CountOf(unit);
            for (int form = layer.Forms.First(unit); form < past; form++)
            {
                if (layer.IsMaxout)
                {
                    int first = layer.Forms.LowerRow(form);
                    int second = layer.Forms.UpperRow(form);
                    double a = level.RowSlopes[second] - level.RowSlopes[first];
                    double b = level.RowConstants[second] - level.RowConstants[first];
                    double magnitude = Math.Abs(level.RowSlopes[second]) + Math.Abs(level.RowSlopes[first])
                        + Math.Abs(level.RowConstants[second]) + Math.Abs(level.RowConstants[first]);
                    Decide(l, unit, form, a, b, level.RowErrors[second] + level.RowErrors[first], magnitude, start, end);
                }
                else
                {
                    double breakpoint = layer.Forms.Threshold(form);
                    double a = level.RowSlopes[unit];
                    double b = level.RowConstants[unit] - breakpoint;
                    double magnitude = Math.Abs(a) + Math.Abs(level.RowConstants[unit]) + Math.Abs(breakpoint);
                    Decide(l, unit, form, a, b, level.RowErrors[unit], magnitude, start, end);
                }
            }

            UpdatePiece(layer, level, unit);
        }
    }

    private void Decide(int l, int unit, int form, double a, double b, double error, double magnitude, LineBreak start, LineBreak end)
    {
        LineLevel level = _levels[l];
        if (error == 0 && magnitude == 0)
        {
            // Identically zero: the lower piece.
            level.IsPositive[form] = false;
            return;
        }

        // Two errors of the coefficients; the breakpoint rounded once, a difference, a product and a sum.
        double bound = ((2 * error) + (FloatingPoint.Gamma(6) * magnitude) + (8 * FloatingPoint.SmallestPositive))
            * (1 + (16 * FloatingPoint.Epsilon));
        double left = (a * start.Low) + b;
        double right = (a * end.High) + b;
        if ((left > bound && right > bound) || (left < -bound && right < -bound))
        {
            level.IsPositive[form] = left > 0;
            return;
        }

        double low = start.High;
        double high = end.Low;
        left = (a * low) + b;
        right = (a * high) + b;
        if (low < high && ((left > bound && right < -bound) || (left < -bound && right > bound)) && Math.Abs(a) > bound)
        {
            level.IsPositive[form] = left > 0;
            double t = Math.Clamp(-b / a, low, high);
            double reach = (Math.Abs((a * t) + b) + bound) / (Math.Abs(a) - bound) * (1 + (8 * FloatingPoint.Epsilon));
            LineBreak at = new(
                Math.Max(low, Math.BitDecrement(t - reach)), Math.Min(high, Math.BitIncrement(t + reach)), () => ExactRoot(l, unit, form));
            level.Events.Add(new LineEvent(at, unit, form, right > 0));
            return;
        }

        DecideExactly(l, unit, form, start, end);
    }

    private void DecideExactly(int l, int unit, int form, LineBreak start, LineBreak end)
    {
        LineLevel level = _levels[l];
        (BigInteger slope, BigInteger constant) = ExactForm(l, unit, form);
        if (slope.IsZero)
        {
            level.IsPositive[form] = constant.Sign > 0;
            return;
        }

        LineBreak root = new(new Rational(-constant, slope));
        bool isAfterStart = LineBreak.Compare(root, start) > 0;
        level.IsPositive[form] = (slope.Sign > 0) != isAfterStart;
        if (isAfterStart && LineBreak.Compare(root, end) < 0)
        {
            level.Events.Add(new LineEvent(root, unit, form, slope.Sign > 0));
        }
    }
}
