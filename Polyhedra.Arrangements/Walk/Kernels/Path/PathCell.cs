using Polyhedra.Arrangements.Walk.Rows;

namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <summary>An open cell of a path kernel: a prefix of the path, and a witness.</summary>
/// <param name="dimension">The number of coordinates.</param>
internal class PathCell(int dimension)
{
    /// <summary>A point strictly inside the body and all rows.</summary>
    public Witness Witness { get; set; } = new(dimension);

    /// <summary>The number of path rows.</summary>
    public int Depth { get; set; }

    /// <summary>While the cell waits: the form whose positive side it is, not yet a row; null if it waits as it is.</summary>
    public Form? WaitingFor { get; set; }
}
