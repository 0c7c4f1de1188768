using System.Collections.Immutable;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Studies.Bounds;

/// <summary>Decides which units of a ReLU network have one piece on all activation regions in a domain, exactly.</summary>
/// <remarks>
/// <para>The units of the first layer are affine forms: their ranges on the domain decide, by exact linear programs. In deeper layers
/// some units are decided by sample points (unstable) and by exact interval arithmetic (stable), in a box by following the gradient
/// (unstable), and where all ranges are finite by linear programs over the triangle relaxation (either). For the rest the regions of the
/// layers before are listed, cut by these units alone, until every one has been seen with both pieces or the list is complete. That list
/// can be long, so it has a budget; what it leaves open is undecided.</para>
/// <para>A unit that vanishes identically on a region is inactive there. Only the list finds that, because no point shows it.</para>
/// </remarks>
internal sealed partial class StabilityAnalysis
{
    private const int Samples = 24;
    private readonly Network _network;
    private readonly HPolyhedron _domain;
    private readonly EnumerationBudget _budget;
    private readonly IBasisProposer? _proposer;
    private readonly CancellationToken _cancellation;

    private StabilityAnalysis(
        Network network, HPolyhedron domain, EnumerationBudget budget, IBasisProposer? proposer, CancellationToken cancellation)
    {
        _proposer = proposer;
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
    /// <returns>An entry for each layer with gates, with one for each unit.</returns>
    /// <exception cref="ArgumentException">A gate is not a ReLU, the domain's dimension differs, or its interior is empty.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static ImmutableArray<ImmutableArray<UnitStability>> DecideUnits(
        Network network, HPolyhedron domain, EnumerationBudget? budget = null, CancellationToken cancellation = default) =>
        Of(network, domain, budget, ProposerLadder.Instance, cancellation).Run();

    /// <summary>The numbers of the units of each layer with gates.</summary>
    public static ImmutableArray<LayerStability> Decide(
        Network network, HPolyhedron domain, EnumerationBudget? budget = null, CancellationToken cancellation = default) =>
        [.. DecideUnits(network, domain, budget, cancellation).Select(units => LayerStability.Of(units))];

    /// <summary>As the public method, with a choice of the proposer; null does without linear programs.</summary>
    internal static ImmutableArray<ImmutableArray<UnitStability>> DecideUnits(
        Network network, HPolyhedron domain, IBasisProposer? proposer) =>
        Of(network, domain, null, proposer, CancellationToken.None).Run();

    private static StabilityAnalysis Of(
        Network network, HPolyhedron domain, EnumerationBudget? budget, IBasisProposer? proposer, CancellationToken cancellation)
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

        return new StabilityAnalysis(network, domain, budget ?? new EnumerationBudget(), proposer, cancellation);
    }

    private ImmutableArray<ImmutableArray<UnitStability>> Run()
    {
        ImmutableArray<ImmutableArray<Rational>> points = DomainSamples.Draw(_domain, Samples, _cancellation);
        ImmutableArray<ImmutableArray<UnitStability>>.Builder result = ImmutableArray.CreateBuilder<ImmutableArray<UnitStability>>();
        Rational[][] values = [.. points.Select(point => point.ToArray())];
        TriangleRelaxation? relaxation = _domain.HasAllBounds && _proposer is not null ? new TriangleRelaxation(_domain) : null;
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

            if (layer.HasGates)
            {
                result.Add(DecideLayer(l, ranges, values, relaxation));
                relaxation?.Add(layer, ranges, result[^1]);
                ranges = [.. ranges.Select((range, i) => Output(range, result[^1][i]))];
                values = [.. values.Select(Outputs)];
            }
            else
            {
                relaxation?.Add(layer, ranges, null);
            }
        }

        return result.ToImmutable();
    }

    private ValueRange[] RangesAfter(DenseLayer layer, ValueRange[]? inputs)
    {
        ValueRange[] ranges = new ValueRange[layer.UnitCount];
        for (int i = 0; i < ranges.Length; i++)
        {
            ranges[i] = inputs is null
                ? FormRange.Of(layer.SparseWeights.DenseRow(i), layer.Bias[i], _domain, _cancellation)
                : ValueRange.Combine(layer.SparseWeights.DenseRow(i), layer.Bias[i], inputs);
        }

        return ranges;
    }

    private static ValueRange Output(ValueRange range, UnitStability unit) =>
        unit is { IsSettled: true, State: UnitState.Inactive } ? new ValueRange(Rational.Zero, Rational.Zero) : range.Relu();

    private static Rational[] Outputs(Rational[] values) => Array.ConvertAll(values, value => Rational.Max(value, Rational.Zero));
}
