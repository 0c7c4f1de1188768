using System.Collections.Immutable;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <summary>The state of the LP kernel: the path of the walk and the cells on it.</summary>
/// <remarks>
/// Floating point proposes, exact arithmetic disposes. To locate a form f on a cell with witness w, the sign of f at w settles one side.
/// The other side is settled by a point of the cell where f has the other sign, or by a proof that there is none; candidates for
/// either come from a ray through w and from a warm-started floating-point simplex, and each is verified with a proven
/// error bound or in exact arithmetic before it counts. If no proposal can be verified, an exact linear program decides.
/// </remarks>
internal sealed partial class LpEngine : ICellKernel
{
    private readonly CancellationToken _cancellation;
    private readonly KernelArithmetic _arithmetic;
    private readonly HPolyhedron _domain;
    private readonly ImmutableArray<Rational> _domainPoint;
    private readonly DomainBox _box;
    private readonly CellPath _path;
    private readonly int _dimension;
    private readonly List<LpCell> _cells = [];
    private readonly Stack<int> _free = new();

    public LpEngine(
        HPolyhedron domain, ImmutableArray<Rational> interiorPoint, KernelArithmetic arithmetic, CancellationToken cancellation)
    {
        _cancellation = cancellation;
        _arithmetic = arithmetic;
        _domain = domain;
        _domainPoint = interiorPoint;
        _dimension = domain.Dimension;
        _box = new DomainBox(domain);
        _path = new CellPath(_dimension, arithmetic);
        _form = new double[_dimension + 1];
        _objective = new double[_dimension + 1];
        _candidate = new double[_dimension];
        _centred = new double[_dimension];
        _direction = new double[_dimension];
        _far = new Witness(_dimension);
        _near = new Witness(_dimension);
        _outside = new Witness(_dimension);
        _remaining = new DoubleDictionary(_box.Lower, _box.Upper);
        _relaxed = new DoubleDictionary(_box.Lower, _box.Upper);
        _basis = new ExactBasis(_path);
        _recession = new RecessionProof(domain, _path, _basis);
        _dropProof = new DropProof(_box, _path, _basis);
    }

    public HPolyhedron Domain => _domain;

    public long SignTests { get; private set; }

    public long ExactSignTests { get; private set; }

    public int Root()
    {
        int id = Rent();
        LpCell cell = _cells[id];
        cell.IsKnownBounded = _domain.HasAllBounds;
        foreach (HalfSpace halfSpace in _domain.HalfSpaces)
        {
            IntegerForm form = IntegerForm.FromRationals(halfSpace.Normal.AsSpan(), halfSpace.Offset);

            // A half-space that is all of space constrains nothing.
            if (ScaledRow.TryRound(form, _form, out double error))
            {
                _path.Push(new PathRow(form, default, Sign.Positive), _form, error);
            }
        }

        cell.Depth = _path.Count;
        cell.Witness.Set(_domainPoint);
        bool usedExact = false;
        if (!_path.HasInInterior(cell.Witness, ref usedExact) || !_domain.HasInInterior(_domainPoint.AsSpan()))
        {
            throw new InvalidOperationException("The given point is not in the interior of the domain.");
        }

        Rebuild(cell);
        return id;
    }

    public int Split(int id, in Location location)
    {
        Check(location);
        Form form = location.Form;
        int positiveId = Rent();
        LpCell cell = _cells[id];
        LpCell positive = _cells[positiveId];
        int depth = cell.Depth;
        positive.Depth = depth;
        positive.WaitingFor = form;
        positive.IsKnownBounded = cell.IsKnownBounded;
        positive.HasDictionary = cell.HasDictionary;
        if (cell.HasDictionary)
        {
            positive.Dictionary.CopyFrom(cell.Dictionary);
        }

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

        Constrain(cell, new PathRow(null, form, Sign.Negative), _form, _formError);
        return positiveId;
    }

    public int Fork(int id)
    {
        int copyId = Rent();
        LpCell cell = _cells[id];
        LpCell copy = _cells[copyId];
        copy.Depth = cell.Depth;
        copy.IsKnownBounded = cell.IsKnownBounded;
        copy.HasDictionary = cell.HasDictionary;
        copy.Witness.CopyFrom(cell.Witness, cell.Depth);
        if (cell.HasDictionary)
        {
            copy.Dictionary.CopyFrom(cell.Dictionary);
        }

        cell.WaitingFor = null;
        return copyId;
    }

    public void Restrict(int id, in Location location, Sign side)
    {
        Check(location);
        Form form = location.Form;
        LpCell cell = _cells[id];
        if (location.WitnessSign == side)
        {
            cell.Witness.SetValue(cell.Depth, Math.Abs(location.WitnessValue));
        }
        else
        {
            // A witness on the hyperplane has a near point on the negative side and a far one on the positive side.
            cell.Witness.CopyFrom(location.WitnessSign == Sign.Zero && side == Sign.Negative ? _near : _far, cell.Depth + 1);
        }

        Constrain(cell, new PathRow(null, form, side), _form, _formError);
    }

    public void Resume(int id)
    {
        LpCell cell = _cells[id];
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

        Constrain(cell, new PathRow(null, form, Sign.Positive), _form, _formError);
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

    private int Rent()
    {
        if (_free.TryPop(out int id))
        {
            return id;
        }

        _cells.Add(new LpCell(_box));
        return _cells.Count - 1;
    }

    // Pushes a row on the path of the current cell and gives it to the cell's dictionary.
    private void Constrain(LpCell cell, in PathRow source, ReadOnlySpan<double> row, double error)
    {
        _path.Push(source, row, error);
        cell.Depth = _path.Count;
        cell.HasDictionary = cell.HasDictionary && TryAddRow(cell.Dictionary, _path.Count - 1);
    }

    // Builds a cell's dictionary anew from the path's rows, which also sheds accumulated rounding.
    private void Rebuild(LpCell cell)
    {
        cell.Dictionary.Reset();
        cell.HasDictionary = true;
        for (int i = 0; i < cell.Depth && cell.HasDictionary; i++)
        {
            cell.HasDictionary = TryAddRow(cell.Dictionary, i);
        }
    }

    private bool TryAddRow(DoubleDictionary dictionary, int index)
    {
        dictionary.SetObjective(_path.Row(index));
        if (dictionary.ObjectiveValue <= 0)
        {
            if (dictionary.Maximise(untilPositive: true) == ProposalStatus.Ray)
            {
                dictionary.KeepObjectiveAsTightRow();
                return true;
            }

            if (!(dictionary.ObjectiveValue > 0))
            {
                return false;
            }
        }

        dictionary.KeepObjectiveAsRow();
        return true;
    }
}
