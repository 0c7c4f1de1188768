using System.Collections.Immutable;
using Polyhedra.Arrangements.Local.Lines;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Sampling;

namespace Polyhedra.Arrangements.Studies.Estimators;

/// <summary>The patterns on random segments, exactly: every region that a segment passes is seen, however thin.</summary>
/// <param name="Patterns">The distinct patterns of all segments.</param>
/// <param name="Crossed">How many regions the segments pass, one after the other and in all.</param>
/// <param name="Lines">The number of segments.</param>
internal sealed record SegmentSample(IReadOnlyCollection<string> Patterns, long Crossed, int Lines)
{
    /// <summary>Sweeps segments, each between two uniform random points.</summary>
    /// <param name="network">The network.</param>
    /// <param name="domain">Where the points are: <see cref="UniformPoints"/>. It is convex, so the segments stay in it.</param>
    /// <param name="lines">The number of segments.</param>
    /// <param name="seed">The seed of the <see cref="SeededRandom"/> that draws the points;
    /// the first two are the ends of the first segment.</param>
    /// <param name="cancellation">Looked at once a region.</param>
    /// <returns>Null if no point of the domain was found.</returns>
    /// <exception cref="ArgumentException">The dimensions differ, or the domain has not two bounds on every coordinate.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static SegmentSample? Draw(Network network, HPolyhedron domain, int lines, ulong seed, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(network);
        ArgumentOutOfRangeException.ThrowIfNegative(lines);
        UniformPoints points = new(domain, new SeededRandom(seed));
        LineFinder finder = new(network);
        HashSet<string> patterns = new(StringComparer.Ordinal);
        long crossed = 0;
        for (int i = 0; i < lines; i++)
        {
            if (points.TryNext() is not { } from || points.TryNext() is not { } to)
            {
                return null;
            }

            if (!from.AsSpan().SequenceEqual(to.AsSpan()))
            {
                ImmutableArray<LinePiece> pieces = finder.Find(from, to, cancellation).Pieces;
                crossed += pieces.Length;
                patterns.UnionWith(pieces.Select(piece => PatternText.Format(piece.Pattern.AsSpan(), network)));
            }
        }

        return new SegmentSample(patterns, crossed, lines);
    }
}
