using System.Collections.Immutable;
using Polyhedra.Arrangements.Local.Slices;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Local.Lines;

/// <summary>Finds the regions of a network along segments, exactly, for one segment after the other. Immutable.</summary>
/// <remarks>An exact sweep, layer by layer, without linear programs. Cost: about two floating-point operations a weight and region of the
/// layers before, and exact arithmetic where floating point with proven bounds leaves a sign open, and for what is printed.</remarks>
public sealed class LineFinder
{
    private readonly Network _network;

    // The layers behind the first one are the same along every segment.
    private readonly ScaledLayer[] _rest;

    /// <summary>A finder for a network.</summary>
    public LineFinder(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        _network = network;
        _rest = [.. network.Layers.Skip(1).Select(layer => new ScaledLayer(layer))];
    }

    /// <summary>The regions along the open segment from one point to another.</summary>
    /// <param name="from">The point at t = 0.</param>
    /// <param name="to">The point at t = 1.</param>
    /// <param name="cancellation">Looked at once a region.</param>
    /// <exception cref="ArgumentException">A length is not the number of inputs, or the points are the same.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public LineRegions Find(ImmutableArray<Rational> from, ImmutableArray<Rational> to, CancellationToken cancellation = default)
    {
        LineSweep sweep = Sweep(from, to, cancellation);
        ImmutableArray<LinePiece>.Builder pieces = ImmutableArray.CreateBuilder<LinePiece>();
        sweep.Run((start, end) => pieces.Add(new LinePiece(start.Exact, end.Exact, [.. sweep.Pattern()], sweep.ExactMap())));
        return new LineRegions(pieces.ToImmutable());
    }

    /// <summary>The numbers of regions along the open segment from one point to another; faster than <see cref="Find"/>.</summary>
    /// <inheritdoc cref="Find"/>
    public LineCounts Count(ImmutableArray<Rational> from, ImmutableArray<Rational> to, CancellationToken cancellation = default)
    {
        LineSweep sweep = Sweep(from, to, cancellation);
        long activationRegions = 0;
        long linearRegions = 0;
        LineOutput? previous = null;
        sweep.Run((_, _) =>
        {
            LineOutput current = new(sweep);
            activationRegions++;
            linearRegions += previous is null || previous.DiffersFrom(current) ? 1 : 0;
            previous = current;
        });
        return new LineCounts(activationRegions, linearRegions);
    }

    private LineSweep Sweep(ImmutableArray<Rational> from, ImmutableArray<Rational> to, CancellationToken cancellation)
    {
        if (from.IsDefault || to.IsDefault || from.Length != _network.InputCount || to.Length != _network.InputCount)
        {
            throw new ArgumentException($"Expected points of {_network.InputCount} coordinates.", nameof(from));
        }

        AffineSlice line = AffineSlice.Through([from, to]) ?? throw new ArgumentException("A segment has two different ends.", nameof(to));
        NetworkLayer first = line.Compose(_network).Layers[0];
        return new LineSweep([new ScaledLayer(first), .. _rest], cancellation);
    }
}
