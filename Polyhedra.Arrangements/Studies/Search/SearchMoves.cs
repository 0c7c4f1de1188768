using System.Numerics;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Sampling;

namespace Polyhedra.Arrangements.Studies.Search;

/// <summary>The moves of a search: how it changes the weights of a network at random.</summary>
/// <remarks>
/// <para><i>Blind</i> moves change one or two weights of a unit by amounts of all sizes, draw one weight or a whole unit anew, turn a unit
/// around, or shake a third of all weights.</para>
/// <para>An <i>aimed</i> move lets a unit of layer l vanish at as many chosen points as the layer before has units: points of the input
/// space in or between the regions of the layers before, which are listed. Then its hyperplane is sure to cut, up to rounding, the cells of
/// those points. Deep networks with few units need such moves: their best weights lie in valleys that blind ones hardly ever hit. An aimed
/// unit can be followed by aiming units of later layers anew.</para>
/// <para>Everything random comes from the seed, and floating point is used with correctly rounded operations only, so that a search takes
/// the same steps everywhere.</para>
/// </remarks>
internal sealed class SearchMoves(SeededRandom random, HPolyhedron space, CancellationToken cancellation)
{
    private const int Percent = 100;
    private const int NearestHalvings = 9;

    /// <summary>Draws all weights anew.</summary>
    public void Scatter(IntegerNetwork network, int grid)
    {
        for (int k = 0; k < network.Weights.Length; k++)
        {
            network.Weights[k] = Within(grid);
        }
    }

    /// <summary>Whether something happens that happens so many times out of 100.</summary>
    public bool Happens(int percent) => Below(Percent) < percent;

    /// <summary>Whether a loss of some regions is accepted.</summary>
    public bool Accepts(long loss, int odds)
    {
        for (long i = 0; i < loss; i++)
        {
            if (Below(odds) != 0)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>One move, in place. False if it came to nothing.</summary>
    public bool Change(IntegerNetwork network, SearchStyle style)
    {
        int unit = Below(network.UnitCount);
        int layer = network.LayerOf(unit);
        if (Happens(style.Aimed))
        {
            if (!Aim(network, unit, style.Grid, RegionPoints(network, layer)))
            {
                return false;
            }
        }
        else
        {
            Blind(network, unit, style.Grid);
        }

        return layer == network.LayerCount - 1 || !Happens(style.Followed) || Follow(network, layer, style.Grid);
    }

    // Aims about half of the units of later layers anew.
    private bool Follow(IntegerNetwork network, int layer, int grid)
    {
        int listed = -1;
        List<double[]> points = [];
        for (int unit = 0; unit < network.UnitCount; unit++)
        {
            int later = network.LayerOf(unit);
            if (later <= layer || Happens(Percent / 2))
            {
                continue;
            }

            if (listed != later)
            {
                points = RegionPoints(network, later);
                listed = later;
            }

            if (!Aim(network, unit, grid, points))
            {
                return false;
            }
        }

        return true;
    }

    private void Blind(IntegerNetwork network, int unit, int grid)
    {
        Span<long> row = network.Row(unit);
        switch (Below(10))
        {
            case < 6:
                for (int changes = 1 + Below(2); changes > 0; changes--)
                {
                    ref long weight = ref row[Below(row.Length)];
                    weight = Math.Clamp(weight + Within(Size(grid)), -grid, grid);
                }

                break;
            case 6:
                row[Below(row.Length)] = Within(grid);
                break;
            case 7:
                for (int k = 0; k < row.Length; k++)
                {
                    row[k] = -row[k];
                }

                break;
            case 8:
                for (int k = 0; k < row.Length; k++)
                {
                    row[k] = Within(grid);
                }

                break;
            default:
                int size = Size(grid);
                foreach (ref long weight in network.Weights.AsSpan())
                {
                    weight = Below(3) == 0 ? Math.Clamp(weight + Within(size), -grid, grid) : weight;
                }

                break;
        }
    }

    // Lets a unit vanish at points in or between regions of the layers before. In the first layer any hyperplane will do.
    private bool Aim(IntegerNetwork network, int unit, int grid, List<double[]> points)
    {
        Span<long> row = network.Row(unit);
        int layer = network.LayerOf(unit);
        if (layer == 0)
        {
            foreach (ref long weight in row)
            {
                weight = Within(grid);
            }

            return true;
        }

        double[][] images = new double[row.Length - 1][];
        for (int i = 0; i < images.Length; i++)
        {
            double[] from = points[Below(points.Count)];
            double[] towards = points[Below(points.Count)];
            double part = Below(3) == 0 ? random.NextUniform() : Math.ScaleB(1, -1 - Below(NearestHalvings));
            double[] point = new double[from.Length];
            for (int k = 0; k < point.Length; k++)
            {
                point[k] = from[k] + (part * (towards[k] - from[k]));
            }

            images[i] = network.Image(layer, point);
        }

        return HyperplaneThrough.Find(images) is { } form && Round(form, row, grid);
    }

    // Scales a form to the grid and rounds it, with either sign. False if nothing but the constant is left.
    private bool Round(double[] form, Span<long> row, int grid)
    {
        double largest = form.Max(Math.Abs);
        if (!double.IsFinite(largest))
        {
            return false;
        }

        double scale = (Below(2) == 0 ? grid : -grid) / largest;
        for (int k = 0; k < row.Length; k++)
        {
            row[k] = (long)Math.Round(form[k] * scale);
        }

        return row[..^1].ContainsAnyExcept(0L);
    }

    // A point in every region of the first layers.
    private List<double[]> RegionPoints(IntegerNetwork network, int layers)
    {
        List<double[]> points = [];
        if (layers > 0)
        {
            PointSink sink = new(points);
            RegionEnumerator.Enumerate(network.ToNetwork(layers), space, ref sink, cancellation: cancellation);
            cancellation.ThrowIfCancellationRequested();
        }

        return points;
    }

    // A power of two up to the grid.
    private int Size(int grid) => 1 << Below(BitOperations.Log2((uint)grid) + 1);

    private long Within(int size) => Below((2 * size) + 1) - size;

    // A few bits of bias do no harm here.
    private int Below(int bound) => (int)Math.BigMul(random.NextUInt64(), (ulong)bound, out _);

    private readonly struct PointSink(List<double[]> points) : IRegionSink
    {
        public static bool NeedsRegions => true;

        public void Accept(scoped in RegionView region)
        {
            points.Add([.. region.InteriorPoint().Select(coordinate => coordinate.ToDouble())]);
        }
    }
}
