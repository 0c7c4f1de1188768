using Polyhedra.Core.LinearProgramming;

namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <summary>A cell of the LP kernel: it has a warm dictionary, too.</summary>
/// <param name="box">The bounds of the coordinates.</param>
internal sealed class LpCell(DomainBox box) : PathCell(box.Lower.Length)
{
    /// <summary>The proposing simplex; its rows are the path's.</summary>
    public DoubleDictionary Dictionary { get; } = new(box.Lower, box.Upper);

    /// <summary>Whether <see cref="Dictionary"/> stands at a point that satisfies all rows, as far as floating point can tell.</summary>
    public bool HasDictionary { get; private set; }

    /// <summary>Whether the cell is known to be bounded; then so is every cell below it.</summary>
    public bool IsKnownBounded { get; set; }

    /// <summary>Takes over the dictionary and what is known of another cell of the same depth.</summary>
    public void CopyFrom(LpCell other)
    {
        IsKnownBounded = other.IsKnownBounded;
        HasDictionary = other.HasDictionary;
        if (HasDictionary)
        {
            Dictionary.CopyFrom(other.Dictionary);
        }
    }

    /// <summary>Builds the dictionary anew if there is none; false if there still is none then.</summary>
    public bool TryWarm(CellPath path)
    {
        if (!HasDictionary)
        {
            Rebuild(path);
        }

        return HasDictionary;
    }

    /// <summary>Builds the dictionary anew from the path's rows, which also sheds accumulated rounding.</summary>
    public void Rebuild(CellPath path)
    {
        Dictionary.Reset();
        HasDictionary = true;
        for (int i = 0; i < Depth && HasDictionary; i++)
        {
            AddRow(path, i);
        }
    }

    /// <summary>Gives a row of the path to the dictionary, if there is one.</summary>
    public void AddRow(CellPath path, int index) => HasDictionary = HasDictionary && TryAdd(path.Row(index));

    private bool TryAdd(ReadOnlySpan<double> row)
    {
        Dictionary.SetObjective(row);
        if (Dictionary.ObjectiveValue <= 0)
        {
            if (Dictionary.Maximise(untilPositive: true) == ProposalStatus.Ray)
            {
                Dictionary.KeepObjectiveAsTightRow();
                return true;
            }

            if (!(Dictionary.ObjectiveValue > 0))
            {
                return false;
            }
        }

        Dictionary.KeepObjectiveAsRow();
        return true;
    }
}
