namespace Polyhedra.Arrangements.Walk.Kernels.Vertex;

/// <summary>A cell as the cone over it: its extreme rays in homogeneous coordinates, called generators, which constraints are tight at
/// each, and its edges. A pooled buffer without behaviour.</summary>
/// <remarks>
/// <para>A generator (x_0, ..., x_{d-1}, w) with w > 0 is the vertex x / w, with w = 0 the ray x. Generators are stored column by column,
/// each column <see cref="Capacity"/> long, so that a form is evaluated on several at once; entries past <see cref="Count"/> repeat the
/// last one.</para>
/// <para>Inexact vertices have w = 1. Exact generators (error 0) may have any w and are multiples of 2^-bits with coordinates below
/// 2.</para>
/// <para>Modulo <see cref="Lineality"/> a cell is pointed. <see cref="Dimension"/> is its dimension modulo lineality; at a generator of a
/// simple cell exactly Dimension + Equalities constraints are tight, where the hyperplane at infinity (constraint 0) counts.</para>
/// <para>Tight constraints are listed by their position on the path, ascending. Every facet of the cell has its constraint in the lists
/// of all its generators; constraints that are no facet may be missing.</para>
/// </remarks>
internal sealed class VertexCell
{
    /// <summary>The dimension modulo lineality, and within the hyperplanes of a section.</summary>
    public int Dimension;

    /// <summary>How many hyperplanes of sections the cell lies in.</summary>
    public int Equalities;

    /// <summary>The number of generators.</summary>
    public int Count;

    /// <summary>The length of a column; a multiple of 4.</summary>
    public int Capacity;

    /// <summary>The coordinates: column k at k times <see cref="Capacity"/>, the weights w last.</summary>
    public double[] X = [];

    /// <summary>No coordinate of a generator is farther than this from the true one (the weight is exact); 0 if it is exact.</summary>
    public double[] Errors = [];

    /// <summary>An upper bound of |x|_1 + w, one a generator.</summary>
    public double[] Norms = [];

    /// <summary>2^bits if a generator is exact, else infinity.</summary>
    public double[] Units = [];

    /// <summary>The number of a generator in the table of exact coordinates.</summary>
    public int[] Ids = [];

    /// <summary>Tight constraints: those of generator v start at v times <see cref="Stride"/>.</summary>
    public int[] Tight = [];

    /// <summary>How many constraints are tight at a generator.</summary>
    public int[] TightCounts = [];

    /// <summary>The space in <see cref="Tight"/> for one generator.</summary>
    public int Stride;

    /// <summary>The edges as pairs of generators.</summary>
    public int[] Edges = [];

    /// <summary>The number of edges.</summary>
    public int EdgeCount;

    /// <summary>Whether every generator is tight on exactly as many constraints as it has facets.</summary>
    public bool IsSimple;

    /// <summary>The number of generators with w = 0.</summary>
    public int RayCount;

    /// <summary>The directions in which the cell is a union of lines; null if it is pointed.</summary>
    public Lineality? Lineality;

    /// <summary>Whether the cell is bounded: it has neither rays nor lines.</summary>
    public bool IsBounded => RayCount == 0 && Lineality is null;

    /// <summary>The largest of <see cref="Errors"/>.</summary>
    public double LargestError;

    /// <summary>The largest of <see cref="Norms"/>.</summary>
    public double LargestNorm;

    /// <summary>An upper bound of the largest norm times the largest unit; infinite if a generator is not exact.</summary>
    public double ExactFactor;
}
