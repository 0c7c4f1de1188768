using System.Numerics;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Vertex;

/// <summary>Makes the first cell: the interior of the domain.</summary>
/// <remarks>Invariant: once the cell is made, the path begins with the hyperplane at infinity and the constraints of the domain that cut
/// something, all with their positive side, and the lists here have what they are in the domain.</remarks>
internal sealed class DomainCell(
    HPolyhedron domain, int permanentLineality, CellPool pool, ConstraintPath path, ExactGenerators exact, SignTest signs,
    CellCutter cutter, CancellationToken cancellation)
{
    private readonly HPolyhedron _domain = domain;
    private readonly int _dimension = domain.Dimension;
    private readonly int _permanentLineality = permanentLineality;
    private readonly CellPool _pool = pool;
    private readonly ConstraintPath _path = path;
    private readonly ExactGenerators _exact = exact;
    private readonly SignTest _signs = signs;
    private readonly CellCutter _cutter = cutter;
    private readonly CancellationToken _cancellation = cancellation;
    private readonly List<int> _numbers = [-1];
    private readonly List<int> _positions = [];

    /// <summary>The domain.</summary>
    public HPolyhedron Domain => _domain;

    /// <summary>For each constraint of the first cell's path its number among the domain's (bounds by coordinate, lower ones first, then
    /// the half-spaces that are not all of space), or -1 for the hyperplane at infinity.</summary>
    public IReadOnlyList<int> Numbers => _numbers;

    /// <summary>By its place on the path, less 1: the position of a domain's constraint among all of them. Those that cut nothing are not
    /// on the path.</summary>
    public IReadOnlyList<int> Positions => _positions;

    /// <summary>The domain as a cell, its half-spaces on the path.</summary>
    /// <exception cref="InvalidOperationException">The domain has no interior.</exception>
    public VertexCell Make() => _domain.HasAllBounds && _domain.HalfSpaces.IsEmpty ? Box() : FromHalfSpaces();

    private void PushDomain(in Cut cut, int position)
    {
        _path.Push(cut, Sign.Positive);
        _positions.Add(position);
    }

    private VertexCell Box()
    {
        int count = 1 << _dimension;
        VertexCell box = _pool.Prepare(count, _dimension);
        box.Dimension = _dimension;
        box.Equalities = 0;
        box.Lineality = null;
        box.IsSimple = true;

        IntegerForm[] forms = [.. _domain.Forms()];

        // Constraint 1 + 2k is the lower bound of coordinate k, 2 + 2k the upper one.
        for (int k = 0; k < _dimension; k++)
        {
            PushDomain(CutOf(forms[2 * k]), 2 * k);
            PushDomain(CutOf(forms[(2 * k) + 1]), (2 * k) + 1);
            _numbers.Add(2 * k);
            _numbers.Add((2 * k) + 1);
        }

        for (int v = 0; v < count; v++)
        {
            Rational[] corner = new Rational[_dimension];
            for (int k = 0; k < _dimension; k++)
            {
                bool isUpper = ((v >> k) & 1) != 0;
                corner[k] = (isUpper ? _domain.Upper[k] : _domain.Lower[k])!.Value;
                box.Tight[(v * _dimension) + k] = 1 + (2 * k) + (isUpper ? 1 : 0);
                if (!isUpper)
                {
                    EdgeFinder.AddEdge(box, v, v | (1 << k));
                }
            }

            box.TightCounts[v] = _dimension;
            box.Ids[v] = _exact.NewId(null);
            _exact.Write(box, v, CommonDenominator.Homogeneous(corner));
        }

        _pool.Finish(box);
        return box;
    }

    private VertexCell FromHalfSpaces()
    {
        VertexCell cell = _pool.Prepare(1, 1);
        cell.Dimension = 0;
        cell.Equalities = 0;
        cell.IsSimple = true;
        cell.TightCounts[0] = 0;
        cell.Ids[0] = _exact.NewId(null);
        BigInteger[] origin = new BigInteger[_dimension + 1];
        origin[^1] = BigInteger.One;
        _exact.Write(cell, 0, origin);
        _pool.Finish(cell);
        BigInteger[][] units = new BigInteger[_dimension][];
        for (int k = 0; k < _dimension; k++)
        {
            units[k] = new BigInteger[_dimension];
            units[k][k] = BigInteger.One;
        }

        cell.Lineality = new Lineality(units, [.. Enumerable.Range(0, _dimension)], _permanentLineality == _dimension);
        int number = -1;
        int position = -1;
        foreach (IntegerForm form in _domain.Forms())
        {
            _cancellation.ThrowIfCancellationRequested();
            position++;
            if (form.IsConstant)
            {
                continue;
            }

            number++;
            Cut cut = CutOf(form);
            switch (_signs.Locate(cell, cut))
            {
                case Sides.Both:
                    VertexCell clipped = _cutter.Clip(cell, Sign.Positive);
                    _pool.Release(cell);
                    cell = clipped;
                    _numbers.Add(number);
                    _positions.Add(position);
                    break;
                case Sides.Negative or Sides.None:
                    throw new InvalidOperationException("The domain has no interior point.");
            }
        }

        return cell;
    }

    private Cut CutOf(IntegerForm form)
    {
        double[] row = new double[_dimension + 1];
        int bits = form.BitLength;
        if (bits <= ExactGenerators.ShortBits)
        {
            for (int k = 0; k < row.Length; k++)
            {
                row[k] = (double)form.Coefficients[k];
            }

            double size = row.Max(Math.Abs);
            return new Cut(form, row, size, 0, size);
        }

        return new Cut(form, row, 2, IntegerForm.Round(form.Coefficients, bits, row), double.PositiveInfinity);
    }
}
