using System.Collections.Immutable;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <summary>The ball kernel: the cells of the part of a Euclidean ball in the interior of a domain, and the point of the constraints
/// that is nearest to the centre decides a form. Any input dimension.</summary>
/// <remarks>
/// <para>That a cell has no point on the far side of a form is proved by multipliers lambda >= 0 of rows whose sum g has g(centre) + r
/// |g| &lt;= 0. What cannot be verified is decided exactly, by the point of the closed side that is nearest to the centre.</para>
/// <para>A form that the ball alone decides is no row, and neither is a half-space of the domain that holds the whole ball; so the cost
/// follows what happens in the ball. Every cell is bounded. Facets are not computed: those methods throw.</para>
/// </remarks>
internal sealed class BallEngine : PathEngine
{
    private readonly BallProposals _proposals;
    private readonly ExactBall _exact;
    private readonly List<int> _domainRows = [];
    private ImmutableArray<Rational> _start;

    /// <summary>An engine for the part of a Euclidean ball in the interior of a domain.</summary>
    public BallEngine(HPolyhedron domain, Ball ball, KernelArithmetic arithmetic, CancellationToken cancellation)
        : this(domain, new BallShape(ball), arithmetic, cancellation)
    {
    }

    private BallEngine(HPolyhedron domain, BallShape ball, KernelArithmetic arithmetic, CancellationToken cancellation)
        : this(domain, ball, new BallBody(ball), arithmetic, cancellation)
    {
    }

    private BallEngine(HPolyhedron domain, BallShape ball, BallBody body, KernelArithmetic arithmetic, CancellationToken cancellation)
        : base(domain, body, arithmetic)
    {
        Shape = ball;
        _proposals = new BallProposals(Path, ball, body, Search);
        _exact = new ExactBall(Path, ball, cancellation);
    }

    /// <summary>For each row of the first cell's path its number among the domain's constraints: bounds by coordinate, lower ones first,
    /// then the half-spaces that are not all of space.</summary>
    public IReadOnlyList<int> DomainRows => _domainRows;

    /// <summary>The ball.</summary>
    public BallShape Shape { get; }

    /// <inheritdoc/>
    protected override ImmutableArray<Rational> Start => _start;

    /// <summary>Whether the ball meets the interior of the domain. To be asked once, before <see cref="PathEngine.Root"/>.</summary>
    public bool TryStart()
    {
        // A half-space with a zero normal is all of space, or nothing.
        if (Domain.HalfSpaces.Any(halfSpace => IsConstant(halfSpace) && halfSpace.Offset.Sign == Sign.Negative))
        {
            return false;
        }

        PushDomain();
        if (Path.Count == 0)
        {
            _start = Shape.CentrePoint;
            return true;
        }

        if (_exact.Find(null) is not { } point)
        {
            return false;
        }

        _start = point;
        return true;
    }

    /// <summary>Always: the ball is.</summary>
    public override bool IsBounded(int cell) => true;

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override int InteriorFacetCount(int cell) => throw NoFacets();

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override void GetInteriorFacets(int cell, List<CellFacet> facets, bool withPoints) => throw NoFacets();

    /// <inheritdoc/>
    /// <exception cref="NotSupportedException">Always.</exception>
    public override void GetDomainFacets(int cell, List<int> positions) => throw NoFacets();

    /// <inheritdoc/>
    protected override PathCell NewCell() => new(Domain.Dimension);

    /// <inheritdoc/>
    protected override void Begin(PathCell cell)
    {
        // It has nothing else.
    }

    /// <inheritdoc/>
    protected override void Copy(PathCell from, PathCell to)
    {
        // It has nothing else.
    }

    /// <inheritdoc/>
    protected override void Cut(PathCell cell) => _proposals.Note();

    /// <inheritdoc/>
    protected override bool IsSettledByBody() => _proposals.IsNowherePositive(Search.Objective, Search.FormError);

    /// <inheritdoc/>
    protected override bool? Propose() => _proposals.Propose();

    /// <inheritdoc/>
    protected override ImmutableArray<Rational>? DecideExactly() => _exact.Find(Search.Wanted);

    /// <inheritdoc/>
    protected override ImmutableArray<Rational> StepExactly() => _exact.StepFrom(Search.Cell.Witness, Search.Wanted);

    private static bool IsConstant(in HalfSpace halfSpace) => halfSpace.Normal.All(entry => entry.IsZero);

    private static NotSupportedException NoFacets() => new("Facets within a ball are not computed.");

    // The bounds and half-spaces of the domain that do not hold the whole ball, as rows.
    private void PushDomain()
    {
        int number = 0;
        for (int k = 0; k < Domain.Dimension; k++)
        {
            if (Domain.Lower[k] is { } lower)
            {
                PushBound(number++, k, Rational.One, -lower, lower > Shape.CentrePoint[k] - Shape.Radius);
            }

            if (Domain.Upper[k] is { } upper)
            {
                PushBound(number++, k, Rational.MinusOne, upper, upper < Shape.CentrePoint[k] + Shape.Radius);
            }
        }

        foreach (HalfSpace halfSpace in Domain.HalfSpaces)
        {
            if (!IsConstant(halfSpace))
            {
                PushHalfSpace(number++, halfSpace.Normal.AsSpan(), halfSpace.Offset);
            }
        }
    }

    private void PushBound(int number, int axis, Rational slope, Rational offset, bool cutsBall)
    {
        if (cutsBall)
        {
            Rational[] normal = new Rational[Domain.Dimension];
            normal[axis] = slope;
            PushHalfSpace(number, normal, offset);
        }
    }

    private void PushHalfSpace(int number, ReadOnlySpan<Rational> normal, Rational offset)
    {
        IntegerForm form = IntegerForm.FromRationals(normal, offset);
        double[] row = new double[Domain.Dimension + 1];
        if (!ScaledRow.TryRound(form, row, out double error))
        {
            throw new InvalidOperationException("A half-space with a zero normal is no row.");
        }

        if (!Filters || !_proposals.IsNowherePositive(Array.ConvertAll(row, entry => -entry), error))
        {
            Path.Push(new PathRow(form, default, Sign.Positive), row, error);
            _proposals.Note();
            _domainRows.Add(number);
        }
    }
}
