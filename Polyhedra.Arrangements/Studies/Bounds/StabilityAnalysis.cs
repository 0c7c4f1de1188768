using System.Collections.Immutable;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Studies.Bounds;

/// <summary>Decides which units of a ReLU network have one piece on all activation regions in a domain, exactly.</summary>
/// <remarks>
/// <para>The units of the first layer are affine forms: their ranges on the domain decide, by exact linear programs. In deeper layers some
/// units are decided by sample points (unstable) and by exact interval arithmetic (stable). For the rest the regions of the layers before
/// are listed, cut by these units alone, until every one has been seen with both pieces or the list is complete. That list can be long, so
/// it has a budget; what it leaves open is undecided.</para>
/// <para>If most units are unstable, the list ends early or is short: a unit that is open after the samples is mostly stable and cuts
/// nothing.</para>
/// </remarks>
internal sealed class StabilityAnalysis
{
    private const int Samples = 24;
    private readonly Network _network;
    private readonly HPolyhedron _domain;
    private readonly EnumerationBudget _budget;
    private readonly CancellationToken _cancellation;

    private StabilityAnalysis(Network network, HPolyhedron domain, EnumerationBudget budget, CancellationToken cancellation)
    {
        _network = network;
        _domain = domain;
        _budget = budget;
        _cancellation = cancellation;
    }

    /// <summary>Whether the analysis takes a network: all its gates are ReLUs.</summary>
    public static bool Applies(Network network) => NetworkShape.Of(network).IsAll(GateKind.Relu);

    /// <summary>Decides all units.</summary>
    /// <param name="network">A network whose gates are all ReLUs.</param>
    /// <param name="domain">A polyhedron of the network's input dimension with nonempty interior; it may be unbounded.</param>
    /// <param name="budget">Budgets for the list of each layer.</param>
    /// <param name="cancellation">Stops the analysis.</param>
    /// <returns>An entry for each layer with gates.</returns>
    /// <exception cref="ArgumentException">A gate is not a ReLU, the domain's dimension differs, or its interior is empty.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ImmutableArray<LayerStability> Decide(
        Network network, HPolyhedron domain, EnumerationBudget? budget = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentNullException.ThrowIfNull(domain);
        if (!Applies(network))
        {
            throw new ArgumentException("The analysis is for ReLU layers.", nameof(network));
        }

        if (domain.Dimension != network.InputCount)
        {
            throw new ArgumentException(
                $"A domain of dimension {domain.Dimension} for a network of {network.InputCount} inputs.", nameof(domain));
        }

        return new StabilityAnalysis(network, domain, budget ?? new EnumerationBudget(), cancellation).Run();
    }

    private ImmutableArray<LayerStability> Run()
    {
        ImmutableArray<ImmutableArray<Rational>> points = DomainSamples.Draw(_domain, Samples, _cancellation);
        ImmutableArray<LayerStability>.Builder result = ImmutableArray.CreateBuilder<LayerStability>();
        Rational[][] values = [.. points.Select(point => point.ToArray())];
        ValueRange[]? ranges = null;
        for (int l = 0; l < _network.Layers.Length; l++)
        {
            _cancellation.ThrowIfCancellationRequested();
            DenseLayer layer = (DenseLayer)_network.Layers[l];
            ranges = RangesAfter(layer, ranges);
            for (int s = 0; s < values.Length; s++)
            {
                values[s] = PreActivations(layer, values[s]);
            }

            if (!layer.HasGates)
            {
                continue;
            }

            result.Add(DecideLayer(l, ranges, values));
            ranges = [.. ranges.Select(range => range.Relu())];
            values = [.. values.Select(value => value.Select(z => Rational.Max(z, Rational.Zero)).ToArray())];
        }

        return result.ToImmutable();
    }

    private ValueRange[] RangesAfter(DenseLayer layer, ValueRange[]? inputs)
    {
        ValueRange[] ranges = new ValueRange[layer.UnitCount];
        for (int i = 0; i < ranges.Length; i++)
        {
            ranges[i] = inputs is null
                ? FormRange.Of(layer.Weights.Row(i), layer.Bias[i], _domain, _cancellation)
                : ValueRange.Combine(layer.Weights.Row(i), layer.Bias[i], inputs);
        }

        return ranges;
    }

    private LayerStability DecideLayer(int layer, ValueRange[] ranges, Rational[][] samples)
    {
        int units = ranges.Length;
        UnitState[] found = new UnitState[units];
        bool[] isDecided = new bool[units];
        for (int i = 0; i < units; i++)
        {
            // A positive value is one of a whole neighbourhood; so is a negative one. Zero says nothing.
            foreach (Rational[] sample in samples)
            {
                found[i] |= sample[i].Sign switch
                {
                    Sign.Positive => UnitState.Active,
                    Sign.Negative => UnitState.Inactive,
                    _ => UnitState.None,
                };
            }

            // In the first layer the range is exact. A form that is not constant attains its least value, 0, in no interior point.
            ValueRange range = ranges[i];
            if (range.High is { } high && high <= Rational.Zero)
            {
                found[i] = UnitState.Inactive;
                isDecided[i] = true;
            }
            else if (range.Low is { } low && (low > Rational.Zero || (low.IsZero && layer == 0)))
            {
                found[i] = UnitState.Active;
                isDecided[i] = true;
            }
            else if (layer == 0)
            {
                found[i] = UnitState.Unstable;
            }

            isDecided[i] |= found[i] == UnitState.Unstable;
        }

        int[] open = [.. Enumerable.Range(0, units).Where(i => !isDecided[i])];
        bool isComplete = open.Length == 0 || List(layer, open, found);
        int undecided = isComplete ? 0 : open.Count(i => found[i] != UnitState.Unstable);
        int Count(UnitState state) => Enumerable.Range(0, units)
            .Count(i => found[i] == state && (isDecided[i] || isComplete || state == UnitState.Unstable));
        return new LayerStability(Count(UnitState.Active), Count(UnitState.Inactive), Count(UnitState.Unstable), undecided);
    }

    // Lists the regions of the layers before, cut by the open units of a layer. True if all is known afterwards.
    private bool List(int layer, int[] open, UnitState[] found)
    {
        DenseLayer whole = (DenseLayer)_network.Layers[layer];
        ImmutableArray<Rational>.Builder weights = ImmutableArray.CreateBuilder<Rational>(open.Length * whole.InputCount);
        ImmutableArray<Rational>.Builder bias = ImmutableArray.CreateBuilder<Rational>(open.Length);
        foreach (int i in open)
        {
            weights.AddRange(whole.Weights.Row(i));
            bias.Add(whole.Bias[i]);
        }

        DenseLayer part = new(new(open.Length, whole.InputCount, weights.MoveToImmutable()), bias.MoveToImmutable(), whole.Activation);
        Network network = new(_network.Layers[..layer].Add(part), _network.Numbers);
        using CancellationTokenSource enough = CancellationTokenSource.CreateLinkedTokenSource(_cancellation);
        StateSink sink = new(found, open, network.GateCount - open.Length, enough);
        EnumerationSummary summary = RegionEnumerator.Enumerate(network, _domain, ref sink, _budget, enough.Token);
        _cancellation.ThrowIfCancellationRequested();
        return summary.IsComplete || sink.IsDone;
    }

    private static Rational[] PreActivations(DenseLayer layer, Rational[] inputs)
    {
        Rational[] values = new Rational[layer.UnitCount];
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = new HalfSpace([.. layer.Weights.Row(i)], layer.Bias[i]).Evaluate(inputs);
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
