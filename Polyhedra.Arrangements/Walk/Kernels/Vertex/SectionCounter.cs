using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Vertex;

/// <summary>Counts how many cells the cuts of a cell make, without making them.</summary>
/// <remarks>
/// <para>r(C; H_1..H_k) = 1 + sum over i of r(C ∩ H_i; the distinct traces on H_i of those of H_1..H_{i-1} that cut C ∩ H_i), where an
/// H_i that coincides within C with an earlier one counts 0. Proof: inserting H_i adds one cell for each cell of the arrangement that
/// H_1..H_{i-1} make on C ∩ H_i, because H_i cuts exactly the cells that it meets in a full-dimensional part of itself, each in two.
/// Traces that coincide are found one level deeper by the same rule. In dimension 0, C ∩ H_i is a point of its own unless an earlier one
/// passes through it.</para>
/// <para>Values alone are tried first (<see cref="ValueCounter"/>).</para>
/// <para>Invariant: path and generators are after a count what they were before it. The list of cuts of a depth is in use until its count
/// is done.</para>
/// </remarks>
internal sealed class SectionCounter(
    ValueCounter values, SignTest signs, CellCutter cutter, EdgeFinder edges, CellPool pool, ConstraintPath constraintPath,
    ExactGenerators exact, CancellationToken cancellation)
{
    private readonly ValueCounter _values = values;
    private readonly SignTest _signs = signs;
    private readonly CellCutter _cutter = cutter;
    private readonly EdgeFinder _edges = edges;
    private readonly CellPool _pool = pool;
    private readonly ConstraintPath _path = constraintPath;
    private readonly ExactGenerators _exact = exact;
    private readonly CancellationToken _cancellation = cancellation;
    private readonly List<Cut[]> _cutLists = [];

    /// <summary>The number of cells that cuts make of a cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="cuts">The cuts; they need not meet the cell, and may coincide.</param>
    public long CountCells(VertexCell cell, ReadOnlySpan<Cut> cuts)
    {
        long settled = cuts.IsEmpty ? 1 : _values.TryCount(cell, cuts);
        if (settled >= 0)
        {
            return settled;
        }

        Cut[] list = CutList(0, cuts.Length);
        int count = 0;
        foreach (ref readonly Cut cut in cuts)
        {
            if (_signs.Locate(cell, cut) == Sides.Both)
            {
                list[count++] = cut;
            }
        }

        return Count(cell, list, count, 1);
    }

    // All cuts are known to cut the cell.
    private long Count(VertexCell cell, Cut[] cuts, int count, int depth)
    {
        if (count <= 1)
        {
            return 1 + count;
        }

        long total = 2;
        Cut[] list = CutList(depth, count);
        for (int i = 1; i < count; i++)
        {
            _cancellation.ThrowIfCancellationRequested();
            _signs.Locate(cell, cuts[i]);
            int path = _path.Count;
            int generators = _exact.Count;
            VertexCell section = _cutter.Section(cell);
            _path.SetSide(path, Sign.Zero);
            int crossing = 0;
            bool coincides = false;
            for (int j = 0; j < i && !coincides; j++)
            {
                Sides sides = _signs.Locate(section, cuts[j]);
                if (sides == Sides.Both)
                {
                    list[crossing++] = cuts[j];
                }

                coincides = sides == Sides.None;
            }

            if (!coincides)
            {
                if (crossing > 1)
                {
                    _edges.Find(section);
                }

                total += Count(section, list, crossing, depth + 1);
            }

            _pool.Release(section);
            _path.Resume(path);
            _exact.Resume(generators);
        }

        return total;
    }

    private Cut[] CutList(int depth, int count)
    {
        while (_cutLists.Count <= depth)
        {
            _cutLists.Add([]);
        }

        if (_cutLists[depth].Length < count)
        {
            _cutLists[depth] = new Cut[Math.Max(count, 16)];
        }

        return _cutLists[depth];
    }
}
