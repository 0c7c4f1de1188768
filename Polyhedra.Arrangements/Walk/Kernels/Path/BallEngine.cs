using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <summary>The state of the ball kernel: the path of the walk and the cells on it.</summary>
/// <remarks>
/// <para>A cell is the open ball cut by the rows of the path, all strictly positive; it is convex and not empty. The sign of a form at the cell's witness settles one side.
/// The other side is settled by a point of the cell there, or by multipliers lambda >= 0 of rows whose sum g has g(centre) + r |g| &lt;= 0: both are proposed in
/// floating point and verified before they count. What cannot be verified is decided exactly, by the point of the closed side that is nearest to the centre.</para>
/// <para>A form that the ball alone decides is no row, and neither is a half-space of the domain that holds the whole ball; so the cost follows what happens in the ball.</para>
/// </remarks>
internal sealed partial class BallEngine : ICellKernel
{
    private readonly CancellationToken _cancellation;
    private readonly KernelArithmetic _arithmetic;
    private readonly HPolyhedron _domain;
    private readonly BallShape _ball;
    private readonly CellPath _path;
    private readonly int _dimension;
    private readonly List<BallCell> _cells = [];
    private readonly Stack<int> _free = new();
    private double[] _centreValues = new double[16];
    private double[] _norms = new double[16];
    private ImmutableArray<Rational> _start;
    private readonly List<int> _domainRows = [];
    private bool _isEmpty;

    /// <summary>An engine for the part of a Euclidean ball in the interior of a domain.</summary>
    public BallEngine(HPolyhedron domain, Ball ball, KernelArithmetic arithmetic, CancellationToken cancellation)
    {
        _domain = domain;
        _ball = new BallShape(ball);
        _arithmetic = arithmetic;
        _cancellation = cancellation;
        _dimension = domain.Dimension;
        _path = new CellPath(_dimension, arithmetic);
        _proof = new BallProof(_ball);
        _projection = new DoubleProjection(_dimension);
        _form = new double[_dimension + 1];
        _objective = new double[_dimension + 1];
        _candidate = new double[_dimension];
        _centred = new double[_dimension];
        _direction = new double[_dimension];
        _far = new Witness(_dimension);
        _near = new Witness(_dimension);
        _readRow = RowAt;
        _readChosenRow = i => RowAt(_chosen[i]);
    }

    public HPolyhedron Domain => _domain;

    /// <summary>For each row of the first cell's path its number among the domain's constraints: bounds by coordinate, lower ones first, then the half-spaces that are not all of
    /// space.</summary>
    public IReadOnlyList<int> DomainRows => _domainRows;

    /// <summary>The number of rows of the current cell's path.</summary>
    public int PathCount => _path.Count;

    /// <summary>The ball.</summary>
    public BallShape Shape => _ball;

    /// <summary>Where a row of the path comes from.</summary>
    public PathRow PathSource(int row) => _path.Source(row);

    /// <summary>The coordinates of a cell's witness, rounded to double.</summary>
    public ReadOnlySpan<double> Approximation(int id) => _cells[id].Witness.Approximation;

    public long SignTests { get; private set; }

    public long ExactSignTests { get; private set; }

    /// <summary>Whether the ball meets the interior of the domain. To be asked once, before <see cref="Root"/>.</summary>
    public bool TryStart()
    {
        PushDomain();
        if (_isEmpty)
        {
            return false;
        }

        if (_path.Count == 0)
        {
            _start = _ball.CentrePoint;
            return true;
        }

        (List<BigInteger[]> normals, List<Rational> offsets) = ExactRows(null);
        if (FindExactly(normals, offsets, []) is not { } point)
        {
            return false;
        }

        _start = point;
        return true;
    }

    public int Root()
    {
        int id = Rent();
        BallCell cell = _cells[id];
        cell.Depth = _path.Count;
        cell.Witness.Set(_start);
        bool usedExact = false;
        if (!_path.HasInInterior(cell.Witness, ref usedExact) || !_ball.HasInInterior(cell.Witness, Filters, ref usedExact))
        {
            throw new InvalidOperationException("The first witness is not in the ball and the interior of the domain.");
        }

        return id;
    }

    public int Split(int id, in Location location)
    {
        Check(location);
        Form form = location.Form;
        int positiveId = Rent();
        BallCell cell = _cells[id];
        BallCell positive = _cells[positiveId];
        int depth = cell.Depth;
        positive.Depth = depth;
        positive.WaitingFor = form;
        switch (location.WitnessSign)
        {
            case Sign.Negative:
                cell.Witness.SetValue(depth, Math.Abs(location.WitnessValue));
                positive.Witness.CopyFrom(_far, depth + 1);
                break;
            case Sign.Positive:
                (cell.Witness, positive.Witness) = (positive.Witness, cell.Witness);
                positive.Witness.SetValue(depth, Math.Abs(location.WitnessValue));
                cell.Witness.CopyFrom(_far, depth + 1);
                break;
            default:
                cell.Witness.CopyFrom(_near, depth + 1);
                positive.Witness.CopyFrom(_far, depth + 1);
                break;
        }

        Constrain(cell, new PathRow(null, form, Sign.Negative));
        return positiveId;
    }

    public int Fork(int id)
    {
        int copyId = Rent();
        BallCell cell = _cells[id];
        BallCell copy = _cells[copyId];
        copy.Depth = cell.Depth;
        copy.Witness.CopyFrom(cell.Witness, cell.Depth);
        copy.WaitingFor = null;
        cell.WaitingFor = null;
        return copyId;
    }

    public void Restrict(int id, in Location location, Sign side)
    {
        Check(location);
        Form form = location.Form;
        BallCell cell = _cells[id];
        if (location.WitnessSign == side)
        {
            cell.Witness.SetValue(cell.Depth, Math.Abs(location.WitnessValue));
        }
        else
        {
            // A witness on the hyperplane has a near point on the negative side and a far one on the positive side.
            cell.Witness.CopyFrom(location.WitnessSign == Sign.Zero && side == Sign.Negative ? _near : _far, cell.Depth + 1);
        }

        Constrain(cell, new PathRow(null, form, side));
    }

    public void Resume(int id)
    {
        BallCell cell = _cells[id];
        _path.Truncate(cell.Depth);
        if (cell.WaitingFor is not { } form)
        {
            return;
        }

        bool usedExact = false;
        if (!ScaledRow.TryLoad(form, _form, out _formError, ref usedExact))
        {
            throw new InvalidOperationException("A cell was split by a constant form.");
        }

        Constrain(cell, new PathRow(null, form, Sign.Positive));
    }

    private void Check(in Location location)
    {
        if (location.Number != SignTests || location.Sides != Sides.Both)
        {
            throw new InvalidOperationException("A cell is cut by the form that was located last, if it lies on both sides.");
        }
    }

    public void Release(int id) => _free.Push(id);

    public ImmutableArray<Rational> InteriorPoint(int id) => _cells[id].Witness.ToRationals();

    /// <summary>Always: the ball is.</summary>
    public bool IsBounded(int cell) => true;

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always.</exception>
    public int InteriorFacetCount(int cell) => throw new NotSupportedException("Facets within a ball are not computed.");

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always.</exception>
    public void GetInteriorFacets(int cell, List<CellFacet> facets, bool withPoints) =>
        throw new NotSupportedException("Facets within a ball are not computed.");

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always.</exception>
    public void GetDomainFacets(int cell, List<int> positions) => throw new NotSupportedException("Facets within a ball are not computed.");

    private bool Filters => _arithmetic == KernelArithmetic.Filtered;

    private int Rent()
    {
        if (!_free.TryPop(out int id))
        {
            _cells.Add(new BallCell(_dimension));
            id = _cells.Count - 1;
        }

        _cells[id].WaitingFor = null;
        return id;
    }

    // Pushes the located form as a row on the path of the current cell.
    private void Constrain(BallCell cell, in PathRow source)
    {
        Push(source, _form, _formError);
        cell.Depth = _path.Count;
    }

    private void Push(in PathRow source, ReadOnlySpan<double> row, double error)
    {
        _path.Push(source, row, error);
        int index = _path.Count - 1;
        if (_norms.Length <= index + 1)
        {
            Array.Resize(ref _norms, 2 * (index + 2));
            Array.Resize(ref _centreValues, 2 * (index + 2));
        }

        Measure(index, _path.Row(index));
    }

    // Approximations for proposals.
    private void Measure(int index, ReadOnlySpan<double> row)
    {
        _centreValues[index] = CellPath.Evaluate(row, _ball.Centre);
        double squares = 0;
        for (int k = 0; k < _dimension; k++)
        {
            squares += row[k] * row[k];
        }

        _norms[index] = Math.Sqrt(squares);
    }

    // The bounds and half-spaces of the domain that do not hold the whole ball, as rows.
    private void PushDomain()
    {
        int number = 0;
        for (int k = 0; k < _dimension; k++)
        {
            if (_domain.Lower[k] is { } lower)
            {
                PushBound(number++, k, Rational.One, -lower, lower > _ball.CentrePoint[k] - _ball.Radius);
            }

            if (_domain.Upper[k] is { } upper)
            {
                PushBound(number++, k, Rational.MinusOne, upper, upper < _ball.CentrePoint[k] + _ball.Radius);
            }
        }

        foreach (HalfSpace halfSpace in _domain.HalfSpaces)
        {
            if (halfSpace.Normal.All(entry => entry.IsZero))
            {
                // All of space, or nothing.
                _isEmpty |= halfSpace.Offset.Sign == Sign.Negative;
                continue;
            }

            PushHalfSpace(number++, halfSpace.Normal.AsSpan(), halfSpace.Offset);
        }
    }

    private void PushBound(int number, int axis, Rational slope, Rational offset, bool cutsBall)
    {
        if (cutsBall)
        {
            Rational[] normal = new Rational[_dimension];
            normal[axis] = slope;
            PushHalfSpace(number, normal, offset);
        }
    }

    private void PushHalfSpace(int number, ReadOnlySpan<Rational> normal, Rational offset)
    {
        IntegerForm form = IntegerForm.FromRationals(normal, offset);
        if (!ScaledRow.TryRound(form, _form, out double error))
        {
            throw new InvalidOperationException("A half-space with a zero normal is no row.");
        }

        for (int k = 0; k < _objective.Length; k++)
        {
            _objective[k] = -_form[k];
        }

        _proof.Clear();
        _proof.Add(_objective, error, 1);
        if (!Filters || !_proof.Holds())
        {
            Push(new PathRow(form, default, Sign.Positive), _form, error);
            _domainRows.Add(number);
        }
    }

    private ReadOnlySpan<double> RowAt(int index) => index < _path.Count ? _path.Row(index) : _objective;
}
