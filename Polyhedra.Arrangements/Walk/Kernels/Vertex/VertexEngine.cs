using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels.Vertex;

/// <summary>The vertex kernel: what the walk and the certificates ask of cells that are kept as vertices and rays. It has no mathematics
/// of its own.</summary>
/// <remarks>
/// <para>A cell is its lines and its generators. A hyperplane cuts it iff its form is not zero on one of the lines, or has both signs on
/// the generators; no linear program is needed. Each sign comes from a floating-point evaluation with a proven error bound, if need be
/// after the generator has been sharpened, or else from exact coordinates, which are solved for when first needed. docs/adr/0005 has the
/// proofs of the bounds.</para>
/// <para>The words. <em>Generator</em>: a vertex or a ray, with its number. <em>Cut</em>: a hyperplane that may cut the cell, as a
/// computed row with its error, exact on demand. <em>Constraint</em>: a cut, or a half-space of the domain, that was taken, with its side
/// and its number on the path. <em>Tight</em>: zero at a generator. <em>Section</em>: the part of a cell on a hyperplane, itself a cell.
/// <em>Line, lineality</em>: a direction in which the cell goes on forever both ways. <em>Simple</em>: no generator lies on more
/// constraints than it must.</para>
/// <para>The parts, each the only one to write its fields:</para>
/// <list type="table">
/// <item><term><see cref="ConstraintPath"/>, <see cref="ExactGenerators"/>, <see cref="CellPool"/></term><description>the constraints by
/// number, exact coordinates by number, and the buffers; all others work on these</description></item>
/// <item><term><see cref="SignTest"/></term><description>on which sides of a cut a cell lies; <see cref="Sharpener"/> renews a generator
/// that has become too blurred for it</description></item>
/// <item><term><see cref="CellCutter"/></term><description>cuts the cell that was tested last: <see cref="EdgeCrossing"/> makes the new
/// generators, <see cref="EdgeFinder"/> the new edges, <see cref="TightConstraints"/> drops what is no facet; <see cref="LineSplitter"/>
/// if lines are cut</description></item>
/// <item><term><see cref="BallFilter"/></term><description>discards, all at once, cuts that cannot cut the cell</description></item>
/// <item><term><see cref="SectionCounter"/></term><description>counts the cells of the last layer without making them, first by
/// <see cref="ValueCounter"/> and <see cref="ChordCounter"/></description></item>
/// <item><term><see cref="CellInterior"/></term><description>points inside a cell; from these parts others compute its facets
/// (<see cref="CellFacets"/>)</description></item>
/// <item><term><see cref="DomainCell"/></term><description>the first cell</description></item>
/// </list>
/// <para>What one sign test touches: of the cut its computed row and bounds; of the cell its coordinates and their bounds; the fields of
/// <see cref="SignTest"/>. Only if that leaves a sign open: the rows of the generator's tight constraints on the path
/// (<see cref="Sharpener"/>, which may move the generator), and at last the exact forms of those and of the cut
/// (<see cref="ExactGenerators"/>). It never touches another cell or an edge.</para>
/// </remarks>
internal sealed class VertexEngine
{
    private readonly CellPool _pool;
    private readonly SignTest _signs;
    private readonly CellCutter _cutter;
    private readonly BallFilter _ball;
    private readonly SectionCounter _counter;
    private readonly DomainCell _root;

    /// <summary>An engine over a domain with nonempty interior.</summary>
    /// <param name="domain">The domain.</param>
    /// <param name="permanentLineality">The dimension of the space of directions on which all forms that can come, and the domain's,
    /// vanish.</param>
    /// <param name="arithmetic">Whether floating point may decide.</param>
    /// <param name="cancellation">Makes a long step throw.</param>
    public VertexEngine(HPolyhedron domain, int permanentLineality, KernelArithmetic arithmetic, CancellationToken cancellation)
    {
        int dimension = domain.Dimension;
        bool filters = Filters = arithmetic == KernelArithmetic.Filtered;
        double error = SignTest.EvaluationErrorIn(dimension);
        Path = new ConstraintPath();
        Exact = new ExactGenerators(dimension, Path, cancellation);
        _pool = new CellPool(dimension);
        Sharpener = new Sharpener(dimension, error, Path);
        _signs = new SignTest(dimension, filters, error, Exact, Sharpener);
        TightConstraints tight = Tight = new TightConstraints(Path);
        EdgeFinder edges = new(Path, cancellation);
        LineSplitter lines = new(permanentLineality, _pool, Path, _signs, Exact, tight);
        EdgeCrossing crossing = new(dimension, filters, _signs, Exact, Sharpener);
        _cutter = new CellCutter(_pool, Path, _signs, crossing, edges, tight, lines);
        _ball = new BallFilter(dimension, filters);
        ValueCounter = new ValueCounter(_signs, edges, _pool, Path, cancellation);
        _counter = new SectionCounter(ValueCounter, _signs, _cutter, edges, _pool, Path, Exact, cancellation);
        Interior = new CellInterior(dimension, filters, error, Path, Exact, tight);
        _root = new DomainCell(domain, permanentLineality, _pool, Path, Exact, _signs, _cutter, cancellation);
    }

    /// <summary>Decisions taken so far.</summary>
    public long SignTests => _signs.Count;

    /// <summary>Decisions so far that needed exact arithmetic.</summary>
    public long ExactSignTests => _signs.ExactCount;

    /// <summary>The domain.</summary>
    public HPolyhedron Domain => _root.Domain;

    /// <summary>For each constraint of the first cell's path its number among the domain's: <see cref="DomainCell.Numbers"/>.</summary>
    public IReadOnlyList<int> DomainRows => _root.Numbers;

    /// <summary>By its place on the path, less 1: the position of a domain's constraint among all of them.</summary>
    public IReadOnlyList<int> DomainPositions => _root.Positions;

    /// <summary>Whether floating point may decide.</summary>
    public bool Filters { get; }

    /// <summary>The part that knows the constraints by number.</summary>
    public ConstraintPath Path { get; }

    /// <summary>The part that knows exact coordinates by number.</summary>
    public ExactGenerators Exact { get; }

    /// <summary>The part that says which constraints are tight somewhere on a cell.</summary>
    public TightConstraints Tight { get; }

    /// <summary>The part that finds points in a cell.</summary>
    public CellInterior Interior { get; }

    /// <summary>How many constraints are on the path.</summary>
    public int PathCount => Path.Count;

    /// <summary>How many generators have a number in the table of exact coordinates.</summary>
    public int GeneratorCount => Exact.Count;

    /// <summary>The part that moves generators to where their constraints meet.</summary>
    public Sharpener Sharpener { get; }

    /// <summary>The part that counts from values alone.</summary>
    public ValueCounter ValueCounter { get; }

    /// <summary>The hyperplane of a constraint of the path.</summary>
    public ref readonly Cut CutAt(int constraint) => ref Path.CutAt(constraint);

    /// <summary>The side that was taken of a constraint of the path.</summary>
    public Sign SideAt(int constraint) => Path.SideAt(constraint);

    /// <summary>Goes back to a waiting cell: forgets the constraints and generators that came after it.</summary>
    public void Resume(int pathCount, int generatorCount)
    {
        Path.Resume(pathCount);
        Exact.Resume(generatorCount);
    }

    /// <summary>Goes back to the positive side of a split.</summary>
    public void ResumePositive(int pathCount, int generatorCount)
    {
        Resume(pathCount, generatorCount);
        Path.SetSide(pathCount - 1, Sign.Positive);
    }

    /// <summary>Goes back to the domain's constraints, for a cell from another engine.</summary>
    public void Restart(int domainCount) => Resume(domainCount, 0);

    /// <summary>Puts a constraint of another engine's path on this one.</summary>
    public void Follow(in Cut cut, Sign side) => Path.Push(cut, side);

    /// <summary>Takes a cell over from another engine: its generators get numbers here.</summary>
    /// <param name="cell">The cell, which nobody else uses any more.</param>
    /// <param name="exactPoints">What is known of the exact coordinates of its generators.</param>
    public void Adopt(VertexCell cell, BigInteger[]?[] exactPoints)
    {
        for (int v = 0; v < cell.Count; v++)
        {
            cell.Ids[v] = Exact.NewId(exactPoints[v]);
        }
    }

    /// <summary>What is known of the exact coordinates of a cell's generators.</summary>
    public BigInteger[]?[] ExactPoints(VertexCell cell) => Exact.Known(cell);

    /// <summary>Gives a cell's buffers back.</summary>
    public void Release(VertexCell cell) => _pool.Release(cell);

    /// <summary>The domain as a cell, its half-spaces on the path.</summary>
    /// <exception cref="InvalidOperationException">The domain has no interior.</exception>
    public VertexCell Root() => _root.Make();

    /// <summary>On which sides of a cut the cell lies, exactly.</summary>
    public Sides Locate(VertexCell cell, in Cut cut) => _signs.Locate(cell, cut);

    /// <summary>After <see cref="Locate"/> has said both sides: how evenly the cut divides the cell's generators.</summary>
    public int Balance => _signs.Balance;

    /// <summary>Cuts a cell by the cut that <see cref="Locate"/> has just said lies on both sides. The cut joins the path with its
    /// negative side. The cell itself stays as it is.</summary>
    public void Split(VertexCell cell, out VertexCell negative, out VertexCell positive) => _cutter.Split(cell, out negative, out positive);

    /// <summary>As <see cref="Split"/>, for one side only.</summary>
    public VertexCell Clip(VertexCell cell, Sign side) => _cutter.Clip(cell, side);

    /// <summary>A copy of a cell.</summary>
    public VertexCell Copy(VertexCell cell) => _pool.Copy(cell);

    /// <summary>Puts a ball around a cell; false if there is none, because the cell is unbounded or floating point may not
    /// decide.</summary>
    public bool TryEnclose(VertexCell cell) => _ball.TryEnclose(cell);

    /// <inheritdoc cref="BallFilter.Filter(LayerState, double[], Span{sbyte}, Span{int})"/>
    public int Filter(LayerState layer, double[] forms, Span<sbyte> signs, Span<int> open) => _ball.Filter(layer, forms, signs, open);

    /// <inheritdoc cref="BallFilter.Filter(LayerState, double[], int, out double)"/>
    public int Filter(LayerState layer, double[] forms, int form, out double closeness) => _ball.Filter(layer, forms, form, out closeness);

    /// <summary>The number of cells that cuts make of a cell.</summary>
    /// <param name="cell">The cell.</param>
    /// <param name="cuts">The cuts; they need not meet the cell, and may coincide.</param>
    public long CountCells(VertexCell cell, ReadOnlySpan<Cut> cuts) => _counter.CountCells(cell, cuts);

    /// <summary>A rational point strictly inside a cell.</summary>
    public ImmutableArray<Rational> InteriorPoint(VertexCell cell) => Interior.PointOf(cell);

    /// <summary>A point near the middle of a cell, probably inside; overwritten by later calls.</summary>
    public ReadOnlySpan<double> Middle(VertexCell cell) => Interior.Middle(cell);

    /// <summary>The number of facets of a cell that are not on the boundary of the domain.</summary>
    public int InteriorFacetCount(VertexCell cell)
    {
        int count = 0;
        foreach (int constraint in Tight.Of(cell))
        {
            count += Path.CutAt(constraint).IsOfDomain ? 0 : 1;
        }

        return count;
    }
}
