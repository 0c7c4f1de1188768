using System.Collections.Immutable;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <summary>A kernel whose cells are lists of constraints: the path of the walk, the cells on it, and how a form is located.</summary>
/// <remarks>
/// <para>A cell is the part of an open convex body, the box of the domain's bounds or a ball, where all rows of the path are positive;
/// it is convex and not empty, and a witness shows it. Cells share the path: each is a prefix of it. Any input dimension.</para>
/// <para>Floating point proposes, exact arithmetic disposes. To locate a form f on a cell with witness w, the sign of f at w settles one
/// side. The other side is settled by a point of the cell where f has the other sign, or by a proof that there is none; candidates for
/// either come from a ray through w (<see cref="FarSideSearch"/>) and from what a kernel knows of its body, and each is verified before
/// it counts. If no proposal can be verified, the kernel decides exactly.</para>
/// </remarks>
internal abstract class PathEngine : ICellKernel
{
    private readonly int _dimension;
    private readonly IBody _body;
    private readonly List<PathCell> _cells = [];
    private readonly Stack<int> _free = new();

    // The point on the negative side of a form that vanishes at the witness; the search then holds that on the positive side.
    private readonly Witness _below;

    /// <summary>An engine without rows and cells.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="body">What the cells are cut out of.</param>
    /// <param name="arithmetic">Whether floating point may decide.</param>
    protected PathEngine(HPolyhedron domain, IBody body, KernelArithmetic arithmetic)
    {
        Domain = domain;
        Filters = arithmetic == KernelArithmetic.Filtered;
        Path = new CellPath(domain.Dimension, arithmetic);
        Search = new FarSideSearch(Path, body, domain.Dimension, Filters);
        _dimension = domain.Dimension;
        _body = body;
        _below = new Witness(domain.Dimension);
    }

    /// <inheritdoc/>
    public HPolyhedron Domain { get; }

    /// <inheritdoc/>
    public long SignTests { get; private set; }

    /// <inheritdoc/>
    public long ExactSignTests { get; private set; }

    /// <summary>The rows of the current cell: those of the domain, then one for every form that cut the cell.</summary>
    public CellPath Path { get; }

    /// <summary>Whether floating point may decide, where a proven error bound allows it.</summary>
    protected bool Filters { get; }

    /// <summary>The form that is being located, and points on its far side.</summary>
    protected FarSideSearch Search { get; }

    /// <summary>A point strictly inside the body and all rows of the domain.</summary>
    protected abstract ImmutableArray<Rational> Start { get; }

    /// <inheritdoc/>
    public int Root()
    {
        int id = Rent();
        PathCell cell = _cells[id];
        cell.Depth = Path.Count;
        cell.Witness.Set(Start);
        bool usedExact = false;
        if (!Path.HasInInterior(cell.Witness, ref usedExact) || !_body.HasInInterior(cell.Witness, Filters, ref usedExact))
        {
            throw new InvalidOperationException("The first witness is not in the interior of the first cell.");
        }

        Begin(cell);
        return id;
    }

    /// <inheritdoc/>
    public Location Locate(int cell, in Form form)
    {
        SignTests++;
        Location location = Search.TryLoad(form) ? LocateOn(_cells[cell], form) : LocateConstant(form);
        if (Search.UsedExact)
        {
            ExactSignTests++;
        }

        return location;
    }

    /// <inheritdoc/>
    public int Split(int cell, in Location location)
    {
        Check(location);
        int waitingId = Rent();
        PathCell current = _cells[cell];
        PathCell waiting = _cells[waitingId];
        waiting.Depth = current.Depth;
        waiting.WaitingFor = location.Form;
        Copy(current, waiting);
        if (location.WitnessSign == Sign.Positive)
        {
            (current.Witness, waiting.Witness) = (waiting.Witness, current.Witness);
        }

        Place(waiting, location, Sign.Positive);
        Place(current, location, Sign.Negative);
        Constrain(current, location.Form, Sign.Negative);
        return waitingId;
    }

    /// <inheritdoc/>
    public int Fork(int cell)
    {
        int copyId = Rent();
        PathCell parent = _cells[cell];
        PathCell copy = _cells[copyId];
        copy.Depth = parent.Depth;
        copy.Witness.CopyFrom(parent.Witness, parent.Depth);
        Copy(parent, copy);
        parent.WaitingFor = null;
        return copyId;
    }

    /// <inheritdoc/>
    public void Restrict(int cell, in Location location, Sign side)
    {
        Check(location);
        Place(_cells[cell], location, side);
        Constrain(_cells[cell], location.Form, side);
    }

    /// <inheritdoc/>
    public void Resume(int cell)
    {
        PathCell waiting = _cells[cell];
        Path.Truncate(waiting.Depth);
        if (waiting.WaitingFor is not { } form)
        {
            return;
        }

        if (!Search.TryLoad(form))
        {
            throw new InvalidOperationException("A cell was split by a constant form.");
        }

        Constrain(waiting, form, Sign.Positive);
    }

    /// <inheritdoc/>
    public void Release(int cell) => _free.Push(cell);

    /// <inheritdoc/>
    public ImmutableArray<Rational> InteriorPoint(int cell) => _cells[cell].Witness.ToRationals();

    /// <summary>The coordinates of a cell's witness, rounded to double.</summary>
    public ReadOnlySpan<double> Approximation(int cell) => _cells[cell].Witness.Approximation;

    /// <inheritdoc/>
    public abstract bool IsBounded(int cell);

    /// <inheritdoc/>
    public abstract int InteriorFacetCount(int cell);

    /// <inheritdoc/>
    public abstract void GetInteriorFacets(int cell, List<CellFacet> facets, bool withPoints);

    /// <inheritdoc/>
    public abstract void GetDomainFacets(int cell, List<int> positions);

    /// <summary>A cell of the kernel's kind.</summary>
    protected abstract PathCell NewCell();

    /// <summary>Prepares what else the first cell has.</summary>
    protected abstract void Begin(PathCell cell);

    /// <summary>Copies what else a cell has to another of the same depth.</summary>
    protected abstract void Copy(PathCell from, PathCell to);

    /// <summary>Takes note of the row that was pushed on the path last, and that has cut the current cell.</summary>
    protected abstract void Cut(PathCell cell);

    /// <summary>Whether floating point proves from the body alone that the search's objective is nowhere positive in the cell.</summary>
    protected abstract bool IsSettledByBody();

    /// <summary>Whether the search's objective is positive somewhere in the cell, if a proposal can be verified; if so, the search has
    /// found such a point.</summary>
    protected abstract bool? Propose();

    /// <summary>A point of the cell where the search's objective is positive, exactly; null iff there is none.</summary>
    protected abstract ImmutableArray<Rational>? DecideExactly();

    /// <summary>A point of the cell along the gradient of the search's objective from the witness, where it vanishes; exactly.</summary>
    protected abstract ImmutableArray<Rational> StepExactly();

    /// <summary>A cell.</summary>
    protected PathCell CellAt(int id) => _cells[id];

    private Location LocateConstant(in Form form)
    {
        bool usedExact = false;
        Sides sides = ConstantForm.Locate(form, Filters, ref usedExact);
        if (usedExact)
        {
            Search.NeedExact();
        }

        return new Location(form, sides, Sign.Zero, 0, SignTests);
    }

    private Location LocateOn(PathCell cell, in Form form)
    {
        Sign sign = Search.Begin(cell);
        bool isCut;
        if (sign == Sign.Zero)
        {
            // A form that is not constant takes both signs around an interior point where it vanishes.
            FindStep(Sign.Negative);
            _below.CopyFrom(Search.Found, cell.Depth + 1);
            FindStep(Sign.Positive);
            isCut = true;
        }
        else
        {
            Search.Want(sign.Negate());
            isCut = ReachesFarSide();
        }

        Sides sides = isCut ? Sides.Both : sign == Sign.Positive ? Sides.Positive : Sides.Negative;
        return new Location(form, sides, sign, Search.WitnessValue, SignTests);
    }

    private bool ReachesFarSide()
    {
        if (Filters)
        {
            if (IsSettledByBody())
            {
                return false;
            }

            if (Search.TryRay())
            {
                return true;
            }

            if (Propose() is { } answer)
            {
                return answer;
            }
        }

        Search.NeedExact();
        if (DecideExactly() is not { } point)
        {
            return false;
        }

        Search.Accept(point);
        return true;
    }

    private void FindStep(Sign side)
    {
        Search.Want(side);
        if (!Search.TryStep())
        {
            Search.NeedExact();
            Search.Accept(StepExactly());
        }
    }

    private void Check(in Location location)
    {
        if (location.Number != SignTests || location.Sides != Sides.Both)
        {
            throw new InvalidOperationException("A cell is cut by the form that was located last, if it lies on both sides.");
        }
    }

    // Gives a cell its witness on a side of the located form: its own, if it lies there, or the prepared one.
    private void Place(PathCell cell, in Location location, Sign side)
    {
        if (location.WitnessSign == side)
        {
            cell.Witness.SetValue(cell.Depth, Math.Abs(location.WitnessValue));
        }
        else
        {
            Witness prepared = location.WitnessSign == Sign.Zero && side == Sign.Negative ? _below : Search.Found;
            cell.Witness.CopyFrom(prepared, cell.Depth + 1);
        }
    }

    // Pushes a side of the form that the search has loaded on the path, as a row of the current cell.
    private void Constrain(PathCell cell, in Form form, Sign side)
    {
        Path.Push(new PathRow(null, form, side), Search.Form, Search.FormError);
        cell.Depth = Path.Count;
        Cut(cell);
    }

    private int Rent()
    {
        if (!_free.TryPop(out int id))
        {
            id = _cells.Count;
            _cells.Add(NewCell());
        }

        _cells[id].WaitingFor = null;
        return id;
    }
}
