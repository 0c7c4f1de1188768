using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.LinearProgramming;

namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <summary>An open cell of the LP kernel: a prefix of the path, a witness, and a warm dictionary.</summary>
internal sealed class LpCell
{
    /// <summary>A cell over the coordinates of a domain.</summary>
    public LpCell(DomainBox box)
    {
        Witness = new Witness(box.Lower.Length);
        Dictionary = new DoubleDictionary(box.Lower, box.Upper);
    }

    /// <summary>A point strictly inside.</summary>
    public Witness Witness { get; set; }

    /// <summary>The proposing simplex; its rows are the path's.</summary>
    public DoubleDictionary Dictionary { get; }

    /// <summary>Whether <see cref="Dictionary"/> stands at a point that satisfies all rows, as far as floating point can tell.</summary>
    public bool HasDictionary { get; set; }

    /// <summary>The number of path rows.</summary>
    public int Depth { get; set; }

    /// <summary>While the cell waits: the form whose positive side it is, not yet a row; null if it waits as it is.</summary>
    public Form? WaitingFor { get; set; }

    /// <summary>Whether the cell is known to be bounded; then so is every cell below it.</summary>
    public bool IsKnownBounded { get; set; }
}
