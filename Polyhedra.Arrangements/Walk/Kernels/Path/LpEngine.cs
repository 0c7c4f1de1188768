using System.Collections.Immutable;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <summary>The LP kernel: the cells of any polyhedron, and one linear program decides a form. Any input dimension.</summary>
/// <remarks>Candidates for points on the far side of a form and proofs that there are none come from a warm-started floating-point
/// simplex, a dictionary for each cell. If neither can be verified, an exact linear program decides. Cancelling makes a method that is
/// in the middle of one throw.</remarks>
internal sealed class LpEngine : PathEngine
{
    private readonly DomainBox _box;
    private readonly DropProof _drop;
    private readonly ClosedCell _closed;
    private readonly LpFacets _facets;
    private readonly LpDomainFacets _domainFacets;
    private readonly LpBoundedness _boundedness;

    /// <summary>A kernel for the interior of a domain.</summary>
    /// <param name="domain">The domain; it may be unbounded.</param>
    /// <param name="interiorPoint">A point strictly inside it.</param>
    /// <param name="arithmetic">How it decides.</param>
    /// <param name="cancellation">Stops exact linear programs.</param>
    /// <exception cref="ArgumentException">The point is not in the interior of the domain.</exception>
    public LpEngine(
        HPolyhedron domain, ImmutableArray<Rational> interiorPoint, KernelArithmetic arithmetic, CancellationToken cancellation)
        : this(domain, new DomainBox(domain), interiorPoint, arithmetic, cancellation)
    {
    }

    private LpEngine(
        HPolyhedron domain, DomainBox box, ImmutableArray<Rational> interiorPoint, KernelArithmetic arithmetic,
        CancellationToken cancellation)
        : base(domain, box, arithmetic)
    {
        if (!domain.HasInInterior(interiorPoint.AsSpan()))
        {
            throw new ArgumentException("The given point is not in the interior of the domain.", nameof(interiorPoint));
        }

        Start = interiorPoint;
        Basis = new ExactBasis(Path);
        _box = box;
        _drop = new DropProof(box, Path, Basis);
        _closed = new ClosedCell(domain, Path, cancellation);
        _facets = new LpFacets(box, Path, _drop, _closed, Filters);
        _domainFacets = new LpDomainFacets(domain, box, Path, _closed, Filters);
        _boundedness = new LpBoundedness(domain, Path, Basis, _closed, Filters);
        PushDomain();
    }

    /// <summary>What the basis of a cell's dictionary proves exactly.</summary>
    public ExactBasis Basis { get; }

    /// <inheritdoc/>
    protected override ImmutableArray<Rational> Start { get; }

    private LpCell Current => (LpCell)Search.Cell;

    /// <summary>A cell.</summary>
    public LpCell Cell(int id) => (LpCell)CellAt(id);

    /// <inheritdoc/>
    public override bool IsBounded(int cell) => _boundedness.IsBounded(Cell(cell));

    /// <inheritdoc/>
    public override int InteriorFacetCount(int cell) => _facets.Count(Cell(cell));

    /// <inheritdoc/>
    public override void GetInteriorFacets(int cell, List<CellFacet> facets, bool withPoints) =>
        _facets.AddTo(Cell(cell), facets, withPoints);

    /// <inheritdoc/>
    public override void GetDomainFacets(int cell, List<int> positions) => _domainFacets.AddTo(Cell(cell), positions);

    /// <inheritdoc/>
    protected override PathCell NewCell() => new LpCell(_box);

    /// <inheritdoc/>
    protected override void Begin(PathCell cell)
    {
        LpCell first = (LpCell)cell;
        first.IsKnownBounded = Domain.HasAllBounds;
        first.Rebuild(Path);
    }

    /// <inheritdoc/>
    protected override void Copy(PathCell from, PathCell to) => ((LpCell)to).CopyFrom((LpCell)from);

    /// <inheritdoc/>
    protected override void Cut(PathCell cell) => ((LpCell)cell).AddRow(Path, Path.Count - 1);

    /// <inheritdoc/>
    protected override bool IsSettledByBody()
    {
        _drop.Begin(Search.Objective, Search.FormError, Search.Wanted);
        return _drop.HoldsOnBox();
    }

    /// <inheritdoc/>
    protected override bool? Propose()
    {
        LpCell cell = Current;
        if (cell.HasDictionary && TryDictionary(cell.Dictionary) is { } answer)
        {
            return answer;
        }

        if (!cell.HasDictionary || cell.Dictionary.Age > 0)
        {
            cell.Rebuild(Path);
            return cell.HasDictionary ? TryDictionary(cell.Dictionary) : null;
        }

        return null;
    }

    /// <inheritdoc/>
    protected override ImmutableArray<Rational>? DecideExactly() => _closed.FindBeyond(
        _closed.ToPolyhedron(), _closed.HalfSpaceOf(Search.Wanted), Current.Witness.ToRationals(), Filters, forSmall: null);

    /// <inheritdoc/>
    protected override ImmutableArray<Rational> StepExactly() =>
        _closed.StepAlong(_closed.HalfSpaceOf(Search.Wanted).Normal, Current.Witness.ToRationals());

    private void PushDomain()
    {
        double[] row = new double[Domain.Dimension + 1];
        foreach (HalfSpace halfSpace in Domain.HalfSpaces)
        {
            IntegerForm form = IntegerForm.FromRationals(halfSpace.Normal.AsSpan(), halfSpace.Offset);

            // A half-space that is all of space constrains nothing.
            if (ScaledRow.TryRound(form, row, out double error))
            {
                Path.Push(new PathRow(form, default, Sign.Positive), row, error);
            }
        }
    }

    // What the floating-point simplex proposes, if it can be verified.
    private bool? TryDictionary(DoubleDictionary dictionary)
    {
        dictionary.SetObjective(Search.Objective);

        // A vertex just beyond the form gives a point that is near to all the rows that meet there. In many dimensions the cells below
        // would be even nearer, until only exact arithmetic could tell on which side: a farther vertex is worth its pivots.
        bool isWide = dictionary.Dimension >= FarSideSearch.WideDimension;
        ProposalStatus status = dictionary.Maximise(untilPositive: true, beyond: isWide ? Math.Abs(Search.WitnessValue) / 2 : 0);
        if (status == ProposalStatus.Positive)
        {
            if (TryVertex(dictionary))
            {
                return true;
            }

            status = dictionary.Maximise(untilPositive: false);
            if (TryVertex(dictionary))
            {
                return true;
            }
        }

        if (status == ProposalStatus.Ray)
        {
            dictionary.GetRay(Search.Direction);
            if (Search.TryAlong(double.PositiveInfinity))
            {
                return true;
            }
        }

        // Also after a ray that could not be verified: it may be noise in a reduced cost that is exactly zero.
        if (_drop.HoldsInDoubles(dictionary))
        {
            return false;
        }

        Search.NeedExact();
        return _drop.HoldsExactly(dictionary) ? false : null;
    }

    // Proposes the middle between the dictionary's point and where the objective vanishes on the way to it.
    private bool TryVertex(DoubleDictionary dictionary)
    {
        double[] candidate = Search.Candidate;
        dictionary.GetPoint(candidate);
        double valueAtWitness = -Math.Abs(Search.WitnessValue);
        double value = CellPath.Evaluate(Search.Objective, candidate);
        if (!(value > 0))
        {
            return false;
        }

        double crossing = -valueAtWitness / (value - valueAtWitness);
        double middle = (1 + crossing) / 2;
        double[] start = Current.Witness.Approximation;
        for (int k = 0; k < candidate.Length; k++)
        {
            candidate[k] = start[k] + (middle * (candidate[k] - start[k]));
        }

        return Search.TryCandidate();
    }
}
