using System.Collections.Immutable;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Walk.Kernels;

/// <summary>A representation of open full-dimensional cells: what the walker needs to know of one.</summary>
/// <remarks>
/// <para>A cell is the interior of the domain cut by forms of strict sign along the path of the walk. Cells are named by handles and
/// live on a stack: exactly one is current, and the others wait as siblings of its ancestors.</para>
/// <para><c>PathEngine</c> implements it, for linear programs and for balls. <c>VertexEngine</c> does not: its walk is another
/// one (docs/adr/0004).</para>
/// <para>Precondition throughout: the frames that the forms of a cell's path belong to have not been composed anew.</para>
/// </remarks>
internal interface ICellKernel
{
    /// <summary>The domain whose interior is the first cell.</summary>
    HPolyhedron Domain { get; }

    /// <summary>Decisions taken so far.</summary>
    long SignTests { get; }

    /// <summary>Decisions so far that needed exact arithmetic.</summary>
    long ExactSignTests { get; }

    /// <summary>The interior of the domain, as the current cell.</summary>
    int Root();

    /// <summary>On which sides of the form the current cell lies, exactly.</summary>
    Location Locate(int cell, in Form form);

    /// <summary>Cuts the current cell by a form that lies on both sides of it. The cell becomes its negative side and stays current; the
    /// positive side is returned and waits.</summary>
    /// <param name="cell">The current cell.</param>
    /// <param name="location">What <see cref="Locate"/> has just said of the form on this cell: <see cref="Sides.Both"/>.</param>
    int Split(int cell, in Location location);

    /// <summary>Makes a copy of the current cell the current one and returns it; the cell itself waits, unchanged.</summary>
    int Fork(int cell);

    /// <summary>Cuts the current cell by a form, and keeps the side of the given sign only.</summary>
    /// <param name="cell">The current cell.</param>
    /// <param name="location">What <see cref="Locate"/> has just said of the form on this cell: <see cref="Sides.Both"/>.</param>
    /// <param name="side">Positive or negative.</param>
    void Restrict(int cell, in Location location, Sign side);

    /// <summary>Makes a waiting cell the current one; every cell that was split or forked off after it must have been released.</summary>
    void Resume(int cell);

    /// <summary>Gives the current cell back when its subtree is done.</summary>
    void Release(int cell);

    /// <summary>A rational point strictly inside the current cell.</summary>
    ImmutableArray<Rational> InteriorPoint(int cell);

    /// <summary>Whether the current cell is bounded.</summary>
    bool IsBounded(int cell);

    /// <summary>The number of facets of the current cell that are not on the boundary of the domain, exactly.</summary>
    /// <remarks>A facet lies in the zero set of exactly one form of the path, because a form that coincides with an earlier one or with the
    /// boundary of the domain never cuts. So the number is at most that of the forms that the cell was cut by. No points are kept: a walk
    /// that only counts asks for this alone.</remarks>
    int InteriorFacetCount(int cell);

    /// <summary>Adds one entry for each facet of the current cell that is not on the boundary of the domain, in the order in which
    /// the walk cut the cell by their forms.</summary>
    /// <param name="cell">The current cell.</param>
    /// <param name="facets">Where to.</param>
    /// <param name="withPoints">Whether points are wanted; they take most of the time.</param>
    /// <remarks>Leaves the cell as it is. The entries are valid as long as the cell is current.</remarks>
    void GetInteriorFacets(int cell, List<CellFacet> facets, bool withPoints);

    /// <summary>Adds the positions, among the domain's constraints, of those that contain a facet of the current cell, in increasing
    /// order. Of constraints that are one and the same the first counts.</summary>
    void GetDomainFacets(int cell, List<int> positions);
}
