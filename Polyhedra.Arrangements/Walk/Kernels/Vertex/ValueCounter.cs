using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.Collections;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Vertex;

/// <summary>Counts the cells that cuts make of a cell from the values of the cuts alone.</summary>
/// <remarks>
/// <para>The rule of <see cref="SectionCounter"/> in floating point with proven bounds, on simple cells. Coordinates are not needed: on
/// an edge, every form is linear, so its value at a crossing is that of the ends, weighted by p and q. The first sign or order that the
/// bounds do not settle ends the attempt, and the other method counts.</para>
/// <para>Bounds: let the values of form j on a cell be off by at most e_j and at most M_j, and let an edge be cut by form i with
/// p + q >= s > 2 e_i. Weights are then off by at most tau = e_i / (s - 2 e_i) + 4 u, and values at the crossing by at most
/// e_j + 2 tau M_j + 6 u M_j, and are still at most M_j.</para>
/// <para>Invariant: a level holds the values at the generators of the section at its depth, with bounds that are proved; no value in it
/// is within its bound of zero.</para>
/// </remarks>
internal sealed class ValueCounter(
    SignTest signs, EdgeFinder edgeFinder, CellPool pool, ConstraintPath path, CancellationToken cancellation)
{
    /// <summary>What an attempt says that some bound has not settled.</summary>
    public const long Unsettled = -1;

    private readonly SignTest _signs = signs;
    private readonly EdgeFinder _edges = edgeFinder;
    private readonly CellPool _pool = pool;
    private readonly ConstraintPath _path = path;
    private readonly CancellationToken _cancellation = cancellation;
    private readonly ChordCounter _chords = new();
    private readonly List<CountLevel> _levels = [];
    private int[] _crossings = [];
    private double[] _chord = [];
    private double[] _chordErrors = [];
    private double[] _shareOfEdge = [];
    private int[] _endsOfEdge = [];

    /// <summary>The number of cells that cuts make of a cell, or <see cref="Unsettled"/>.</summary>
    public long TryCount(VertexCell cell, ReadOnlySpan<Cut> cuts)
    {
        CountLevel level = Level(0);
        level.Reserve(cell.Count, cuts.Length);
        int count = 0;
        foreach (ref readonly Cut cut in cuts)
        {
            double bound = _signs.Evaluate(cell, cut, out double least, out double most);
            if (least > bound || most < -bound)
            {
                continue;
            }

            if (!(bound < double.PositiveInfinity) || !(least < -bound && most > bound))
            {
                return Unsettled;
            }

            double[] values = _signs.Values;
            for (int v = 0; v < cell.Count; v++)
            {
                double value = values[v];
                if (!(Math.Abs(value) > bound))
                {
                    return Unsettled;
                }

                level.Values[(v * level.Stride) + count] = value;
            }

            level.Errors[count] = bound;
            level.Largest[count] = Math.Max(-least, most);
            count++;
        }

        if (count <= 1)
        {
            return 1 + count;
        }

        return cell.IsSimple ? Count(cell, 0, count) : Unsettled;
    }

    private long Count(VertexCell cell, int depth, int count)
    {
        if (count <= 1)
        {
            return 1 + count;
        }

        CountLevel level = Level(depth);
        if (cell.Dimension == 1)
        {
            return _chords.Count(level.Values, 0, level.Stride, level.Errors, count) is long points and >= 0 ? 1 + points : Unsettled;
        }

        if (cell.Dimension == 2)
        {
            return CountInPolygon(cell, level, count);
        }

        long total = 2;
        CountLevel next = Level(depth + 1);
        for (int i = 1; i < count; i++)
        {
            _cancellation.ThrowIfCancellationRequested();
            int crossings = Cross(cell, level, i, out double tau);
            if (crossings < 0)
            {
                return Unsettled;
            }

            next.Reserve(crossings, i);
            int kept = Interpolate(cell, level, next, i, crossings, tau);
            if (kept < 0)
            {
                return Unsettled;
            }

            long cells = 1 + kept;
            if (kept > 1)
            {
                VertexCell section = Topology(cell, crossings);
                cells = Count(section, depth + 1, kept);
                _pool.Release(section);
                _path.Resume(_path.Count - 1);
                if (cells < 0)
                {
                    return Unsettled;
                }
            }

            total += cells;
        }

        return total;
    }

    // The edges that form i crosses, numbered in _crossings (else -1); how many, or -1 if that is not settled.
    private int Cross(VertexCell cell, CountLevel level, int i, out double tau)
    {
        Buffers.Reserve(ref _crossings, cell.EdgeCount);
        double error = level.Errors[i];
        double least = double.PositiveInfinity;
        int crossings = 0;
        double[] values = level.Values;
        int stride = level.Stride;
        int[] edges = cell.Edges;
        for (int e = 0; e < cell.EdgeCount; e++)
        {
            double a = values[(edges[2 * e] * stride) + i];
            double b = values[(edges[(2 * e) + 1] * stride) + i];
            bool crosses = a < 0 != b < 0;
            _crossings[e] = crosses ? crossings++ : -1;
            if (crosses)
            {
                least = Math.Min(least, Math.Abs(a - b));
            }
        }

        double rest = least - (3 * error);
        tau = (error / rest * (1 + (8 * FloatingPoint.Epsilon))) + (4 * FloatingPoint.UnitRoundoff);
        return rest > 0 ? crossings : -1;
    }

    // The values of the forms before i at the crossings of form i, for those that cut the section; how many do, or -1.
    private int Interpolate(VertexCell cell, CountLevel level, CountLevel next, int i, int crossings, double tau)
    {
        double[] values = level.Values;
        int stride = level.Stride;
        int[] edges = cell.Edges;
        int kept = 0;
        Buffers.Reserve(ref _shareOfEdge, crossings);
        Buffers.Reserve(ref _endsOfEdge, 2 * crossings);
        for (int e = 0; e < cell.EdgeCount; e++)
        {
            int at = _crossings[e];
            if (at >= 0)
            {
                int a = edges[2 * e] * stride;
                int b = edges[(2 * e) + 1] * stride;
                _shareOfEdge[at] = values[a + i] / (values[a + i] - values[b + i]);
                _endsOfEdge[2 * at] = a;
                _endsOfEdge[(2 * at) + 1] = b;
            }
        }

        for (int j = 0; j < i; j++)
        {
            double largest = level.Largest[j];
            double error = NextError(level.Errors[j], largest, tau);
            double least = double.PositiveInfinity;
            double most = double.NegativeInfinity;
            double nearest = double.PositiveInfinity;
            for (int c = 0; c < crossings; c++)
            {
                double a = values[_endsOfEdge[2 * c] + j];
                double b = values[_endsOfEdge[(2 * c) + 1] + j];
                double value = a + (_shareOfEdge[c] * (b - a));
                next.Values[(c * next.Stride) + kept] = value;
                least = Math.Min(least, value);
                most = Math.Max(most, value);
                nearest = Math.Min(nearest, Math.Abs(value));
            }

            if (least > error || most < -error)
            {
                continue;
            }

            if (!(nearest > error))
            {
                return -1;
            }

            next.Errors[kept] = error;
            next.Largest[kept] = largest;
            kept++;
        }

        return kept;
    }

    private static double NextError(double error, double largest, double tau) =>
        (error + (((2 * tau) + (6 * FloatingPoint.UnitRoundoff)) * largest)) * (1 + (8 * FloatingPoint.Epsilon));

    // The section's tight constraints and edges, without coordinates. A placeholder for the hyperplane joins the path.
    private VertexCell Topology(VertexCell cell, int crossings)
    {
        int constraint = _path.Push(_path.CutAt(0), Sign.Zero);
        VertexCell section = _pool.Prepare(crossings, cell.Stride);
        section.Dimension = cell.Dimension - 1;
        section.Equalities = cell.Equalities + 1;
        section.Lineality = null;
        section.IsSimple = true;
        for (int e = 0; e < cell.EdgeCount; e++)
        {
            if (_crossings[e] >= 0)
            {
                CellCutter.JoinTight(cell, cell.Edges[2 * e], cell.Edges[(2 * e) + 1], section, _crossings[e], constraint);
            }
        }

        _edges.Find(section);
        return section;
    }

    private long CountInPolygon(VertexCell cell, CountLevel level, int count)
    {
        long total = 2;
        double[] values = level.Values;
        int stride = level.Stride;
        int[] edges = cell.Edges;
        Buffers.Reserve(ref _chord, 2 * count);
        Buffers.Reserve(ref _chordErrors, count);
        for (int i = 1; i < count; i++)
        {
            _cancellation.ThrowIfCancellationRequested();

            // The two sides of the polygon that the chord joins.
            int found = 0;
            double shareP = 0;
            double shareQ = 0;
            int pa = 0;
            int pb = 0;
            int qa = 0;
            int qb = 0;
            double least = double.PositiveInfinity;
            for (int e = 0; e < cell.EdgeCount && found < 2; e++)
            {
                int a = edges[2 * e] * stride;
                int b = edges[(2 * e) + 1] * stride;
                double va = values[a + i];
                double vb = values[b + i];
                if (va < 0 == vb < 0)
                {
                    continue;
                }

                double share = va / (va - vb);
                least = Math.Min(least, Math.Abs(va - vb));
                if (found++ == 0)
                {
                    (shareP, pa, pb) = (share, a, b);
                }
                else
                {
                    (shareQ, qa, qb) = (share, a, b);
                }
            }

            double rest = least - (3 * level.Errors[i]);
            if (found < 2 || !(rest > 0))
            {
                return Unsettled;
            }

            double tau = (level.Errors[i] / rest * (1 + (8 * FloatingPoint.Epsilon))) + (4 * FloatingPoint.UnitRoundoff);
            int kept = 0;
            for (int j = 0; j < i; j++)
            {
                double p = values[pa + j] + (shareP * (values[pb + j] - values[pa + j]));
                double q = values[qa + j] + (shareQ * (values[qb + j] - values[qa + j]));
                double error = NextError(level.Errors[j], level.Largest[j], tau);
                if (!(Math.Abs(p) > error && Math.Abs(q) > error))
                {
                    return Unsettled;
                }

                if (p < 0 != q < 0)
                {
                    _chord[kept] = p;
                    _chord[count + kept] = q;
                    _chordErrors[kept++] = error;
                }
            }

            long points = _chords.Count(_chord, 0, count, _chordErrors, kept);
            if (points < 0)
            {
                return Unsettled;
            }

            total += 1 + points;
        }

        return total;
    }

    private CountLevel Level(int depth)
    {
        while (_levels.Count <= depth)
        {
            _levels.Add(new CountLevel());
        }

        return _levels[depth];
    }

    /// <summary>The values of some forms at the generators of a cell.</summary>
    private sealed class CountLevel
    {
        /// <summary>Of form j at generator v: v times <see cref="Stride"/> plus j.</summary>
        public double[] Values = [];

        /// <summary>The bound of the error of a form's values.</summary>
        public double[] Errors = [];

        /// <summary>The bound of a form's values.</summary>
        public double[] Largest = [];

        /// <summary>The room for forms.</summary>
        public int Stride;

        public void Reserve(int generators, int forms)
        {
            Stride = forms;
            Buffers.Reserve(ref Values, generators * forms);
            Buffers.Reserve(ref Errors, forms);
            Buffers.Reserve(ref Largest, forms);
        }
    }
}
