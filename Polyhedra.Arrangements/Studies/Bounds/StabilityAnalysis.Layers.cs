using System.Collections.Immutable;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Studies.Bounds;

/// <content>The units of one layer, by one method after the other.</content>
internal sealed partial class StabilityAnalysis
{
    private ImmutableArray<UnitStability> DecideLayer(int layer, ValueRange[] ranges, Rational[][] samples, TriangleRelaxation? relaxation)
    {
        UnitStability[] units = new UnitStability[ranges.Length];
        foreach (Rational[] sample in samples)
        {
            Note(units, sample, SettledBy.Samples);
        }

        for (int i = 0; i < units.Length; i++)
        {
            // In the first layer the range is exact. A form that is not constant attains its least value, 0, in no interior point.
            ValueRange range = ranges[i];
            if (range.High is { } high && high <= Rational.Zero)
            {
                units[i] = new UnitStability(UnitState.Inactive, SettledBy.Range);
            }
            else if (range.Low is { } low && (low > Rational.Zero || (low.IsZero && layer == 0)))
            {
                units[i] = new UnitStability(UnitState.Active, SettledBy.Range);
            }
            else if (layer == 0)
            {
                units[i] = new UnitStability(UnitState.Unstable, SettledBy.Range);
            }
        }

        Ascend(layer, units);
        if (relaxation is not null && Open(units).Length > 0)
        {
            Relax(layer, units, relaxation);
        }

        int[] open = Open(units);
        if (open.Length > 0)
        {
            List(layer, open, units);
        }

        return [.. units];
    }

    private static int[] Open(UnitStability[] units) => [.. Enumerable.Range(0, units.Length).Where(i => !units[i].IsSettled)];

    // A positive value is one of a whole neighbourhood; so is a negative one. Zero says nothing.
    private static void Note(UnitStability[] units, Rational[] values, SettledBy by)
    {
        for (int i = 0; i < units.Length; i++)
        {
            if (!units[i].IsSettled && !values[i].IsZero)
            {
                Note(ref units[i], values[i].Sign == Sign.Positive ? UnitState.Active : UnitState.Inactive, by);
            }
        }
    }

    private static void Note(ref UnitStability unit, UnitState state, SettledBy by)
    {
        UnitState all = unit.State | state;
        unit = new UnitStability(all, all == UnitState.Unstable ? by : SettledBy.Nothing);
    }

    // The signs that a unit has not been seen with.
    private static IEnumerable<Sign> Missing(UnitStability unit)
    {
        if (!unit.State.HasFlag(UnitState.Active))
        {
            yield return Sign.Positive;
        }

        if (!unit.State.HasFlag(UnitState.Inactive))
        {
            yield return Sign.Negative;
        }
    }

    private void Ascend(int layer, UnitStability[] units)
    {
        int[] open = Open(units);
        if (open.Length == 0 || !_domain.HasAllBounds || !_domain.HalfSpaces.IsEmpty)
        {
            return;
        }

        GradientAscent ascent = new(_network.Layers.AsSpan()[..(layer + 1)], _domain);
        foreach (int i in open)
        {
            foreach (Sign sign in Missing(units[i]).ToArray())
            {
                if (!units[i].IsSettled && ascent.FindCorner(i, sign) is { } corner)
                {
                    Rational[] point = [.. corner.Select((isUpper, k) => (isUpper ? _domain.Upper[k] : _domain.Lower[k])!.Value)];
                    Note(units, PreActivationsAt(layer, point), SettledBy.Ascent);
                }
            }
        }
    }

    private void Relax(int layer, UnitStability[] units, TriangleRelaxation relaxation)
    {
        DenseLayer whole = (DenseLayer)_network.Layers[layer];
        GradientAscent evaluation = new(_network.Layers.AsSpan()[..(layer + 1)], _domain);
        using RelaxationSearch search = new(relaxation, _proposer!, _cancellation);
        foreach (int i in Open(units))
        {
            // A unit that never takes one sign takes the other one: it is not known to be 0 everywhere, and then both answers come to
            // nothing.
            foreach (Sign sign in Missing(units[i]).ToArray())
            {
                bool Shows(double[] point) =>
                    (int)sign * evaluation.ValueAt(point.AsSpan(0, _domain.Dimension), i) > 0
                    && Within(point) is { } inside
                    && PreActivationsAt(layer, inside)[i].Sign == sign;

                switch (search.CanBe(whole, i, sign, Shows))
                {
                    case true:
                        Note(ref units[i], sign == Sign.Positive ? UnitState.Active : UnitState.Inactive, SettledBy.Relaxation);
                        break;
                    case false:
                        units[i] = new UnitStability(sign == Sign.Positive ? UnitState.Inactive : UnitState.Active, SettledBy.Relaxation);
                        break;
                }

                if (units[i].IsSettled)
                {
                    break;
                }
            }
        }
    }

    // A point moved into the domain's box, if it then lies in the domain.
    private Rational[]? Within(double[] point)
    {
        Rational[] inside = new Rational[_domain.Dimension];
        for (int k = 0; k < inside.Length; k++)
        {
            if (!double.IsFinite(point[k]))
            {
                return null;
            }

            Rational x = Rational.FromDouble(point[k]);
            x = _domain.Lower[k] is { } lower ? Rational.Max(x, lower) : x;
            inside[k] = _domain.Upper[k] is { } upper ? Rational.Min(x, upper) : x;
        }

        return _domain.HalfSpaces.All(halfSpace => halfSpace.Evaluate(inside).Sign != Sign.Negative) ? inside : null;
    }

    private Rational[] PreActivationsAt(int layer, Rational[] point)
    {
        Rational[] values = point;
        for (int l = 0; l <= layer; l++)
        {
            DenseLayer next = (DenseLayer)_network.Layers[l];
            values = PreActivations(next, values);
            values = l < layer && next.HasGates ? Outputs(values) : values;
        }

        return values;
    }

    // Lists the regions of the layers before, cut by the open units of a layer.
    private void List(int layer, int[] open, UnitStability[] units)
    {
        UnitState[] found = Array.ConvertAll(units, unit => unit.State);
        DenseLayer whole = (DenseLayer)_network.Layers[layer];
        ImmutableArray<Rational>.Builder weights = ImmutableArray.CreateBuilder<Rational>(open.Length * whole.InputCount);
        ImmutableArray<Rational>.Builder bias = ImmutableArray.CreateBuilder<Rational>(open.Length);
        foreach (int i in open)
        {
            weights.AddRange(whole.SparseWeights.DenseRow(i));
            bias.Add(whole.Bias[i]);
        }

        DenseLayer part = new(new(open.Length, whole.InputCount, weights.MoveToImmutable()), bias.MoveToImmutable(), whole.Activation);
        Network network = new(_network.Layers[..layer].Add(part), _network.Numbers);
        using CancellationTokenSource enough = CancellationTokenSource.CreateLinkedTokenSource(_cancellation);
        StateSink sink = new(found, open, network.GateCount - open.Length, enough);
        EnumerationSummary summary = RegionEnumerator.Enumerate(network, _domain, ref sink, _budget, enough.Token);
        _cancellation.ThrowIfCancellationRequested();
        bool isComplete = summary.IsComplete || sink.IsDone;
        foreach (int i in open)
        {
            units[i] = new UnitStability(
                found[i], isComplete || found[i] == UnitState.Unstable ? SettledBy.Regions : SettledBy.Nothing);
        }
    }

    private static Rational[] PreActivations(DenseLayer layer, Rational[] inputs)
    {
        Rational[] values = new Rational[layer.UnitCount];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = new HalfSpace([.. layer.SparseWeights.DenseRow(i)], layer.Bias[i]).Evaluate(inputs);
        }

        return values;
    }

    private readonly struct StateSink(UnitState[] found, int[] open, int before, CancellationTokenSource enough) : IRegionSink
    {
        public static bool NeedsRegions => true;

        public bool IsDone
        {
            get
            {
                foreach (int i in open)
                {
                    if (found[i] != UnitState.Unstable)
                    {
                        return false;
                    }
                }

                return true;
            }
        }

        public void Accept(scoped in RegionView region)
        {
            ReadOnlySpan<byte> pieces = region.Pattern[before..];
            bool isNew = false;
            for (int i = 0; i < open.Length; i++)
            {
                UnitState state = found[open[i]] | (pieces[i] == 0 ? UnitState.Inactive : UnitState.Active);
                isNew |= state != found[open[i]];
                found[open[i]] = state;
            }

            if (isNew && IsDone)
            {
                enough.Cancel();
            }
        }
    }
}
