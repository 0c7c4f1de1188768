namespace Polyhedra.Arrangements.Hyperplanes.Files;

/// <summary>The rows of a file that were left out because their normal is zero: they are no hyperplanes, and cut nothing.</summary>
internal sealed class ZeroRows
{
    private const int MostNamed = 8;
    private readonly List<int> _first = [];
    private int _count;

    /// <summary>Adds one.</summary>
    /// <param name="number">Which row of the file it is, from 1.</param>
    public void Add(int number)
    {
        _count++;
        if (_first.Count < MostNamed)
        {
            _first.Add(number);
        }
    }

    /// <summary>The line that says which; null if there is none.</summary>
    public string? Note()
    {
        string numbers = string.Join(", ", _first) + (_count > _first.Count ? ", ..." : string.Empty);
        return _count switch
        {
            0 => null,
            1 => $"row {numbers} has no normal and was left out",
            _ => $"{_count} rows have no normal and were left out: {numbers}",
        };
    }
}
