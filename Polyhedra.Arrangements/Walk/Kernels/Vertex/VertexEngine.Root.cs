using System.Numerics;
using Polyhedra.Arrangements.Walk.Kernels.Path;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Vertex;

/// <content>The first cell: the interior of the domain.</content>
internal sealed partial class VertexEngine
{
    private readonly List<int> _domainRows = [-1];

    /// <summary>For each constraint of the first cell's path its number among the domain's (bounds by coordinate, lower ones first, then the half-spaces that are not all of
    /// space), or -1 for the hyperplane at infinity.</summary>
    public IReadOnlyList<int> DomainRows => _domainRows;

    // By its place on the path, less 1: the position of a domain's constraint among all of them. Those that cut nothing are not on the
    // path.
    private readonly List<int> _domainPositions = [];

    /// <summary>The domain as a cell, its half-spaces on the path.</summary>
    /// <exception cref="InvalidOperationException">The domain has no interior.</exception>
    public VertexCell Root() => _domain.HasAllBounds && _domain.HalfSpaces.IsEmpty ? Box() : FromHalfSpaces();

    private void PushDomain(in Cut cut, int position)
    {
        Push(cut, Sign.Positive);
        _domainPositions.Add(position);
    }

    private VertexCell Box()
    {
        int count = 1 << _dimension;
        VertexCell box = Prepare(count, _dimension);
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
            _domainRows.Add(2 * k);
            _domainRows.Add((2 * k) + 1);
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
                    AddEdge(box, v, v | (1 << k));
                }
            }

            box.TightCounts[v] = _dimension;
            box.Ids[v] = NewId(null);
            SetExact(box, v, HomogeneousPoint.FromRationals(corner));
        }

        Finish(box);
        return box;
    }

    private VertexCell FromHalfSpaces()
    {
        VertexCell cell = Prepare(1, 1);
        cell.Dimension = 0;
        cell.Equalities = 0;
        cell.IsSimple = true;
        cell.TightCounts[0] = 0;
        cell.Ids[0] = NewId(null);
        BigInteger[] origin = new BigInteger[_dimension + 1];
        origin[^1] = BigInteger.One;
        SetExact(cell, 0, origin);
        Finish(cell);
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
            switch (Locate(cell, cut))
            {
                case Sides.Both:
                    VertexCell clipped = Clip(cell, Sign.Positive);
                    Release(cell);
                    cell = clipped;
                    _domainRows.Add(number);
                    _domainPositions.Add(position);
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
        long bits = form.BitLength;
        if (bits <= ExactBits)
        {
            for (int k = 0; k < row.Length; k++)
            {
                row[k] = (double)form.Coefficients[k];
            }

            double size = row.Max(Math.Abs);
            return new Cut(form, row, size, 0, size);
        }

        _ = ScaledRow.TryRound(form, row, out double error);
        return new Cut(form, row, 2, error, double.PositiveInfinity);
    }
}
