using System.Collections.Immutable;
using Polyhedra.Arrangements.Files;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Hyperplanes.Files;

/// <summary>Reads a table of numbers, a line a hyperplane: <c>a1 ... ad b</c> is {x : a·x + b = 0}.</summary>
/// <remarks>
/// <para>The numbers of a line are separated by blanks (<c>.txt</c>, <c>.mat</c>) or by commas with or without blanks (<c>.csv</c>). The
/// first line says how many there are, at least two, and all others have as many. What follows a <c>#</c> on a line is a comment; lines
/// without anything else are skipped. A CSV file may have the first line <c>a1,...,ad,b</c>.</para>
/// <para>Numbers are read exactly. A zero normal is refused, and so is a table without a line, of which nobody knows the
/// dimension.</para>
/// </remarks>
internal sealed class TableText
{
    private readonly TextLines _lines;
    private readonly bool _isCsv;
    private readonly RuledNumbers _numbers = new(NumberRule.Exact);
    private readonly ImmutableArray<Rational>.Builder _entries = ImmutableArray.CreateBuilder<Rational>();
    private int _width;

    private TableText(TextLines lines, bool isCsv)
    {
        _lines = lines;
        _isCsv = isCsv;
    }

    private string ExpectedLine => _isCsv ? "numbers a1,...,ad,b of the hyperplane a·x + b = 0" : "numbers a1 ... ad b of a·x + b = 0";

    /// <summary>Reads one arrangement.</summary>
    /// <param name="path">The file.</param>
    /// <param name="isCsv">Whether commas separate, else blanks.</param>
    /// <exception cref="BadInputException">The file cannot be read or is no such table.</exception>
    public static HyperplaneArrangement Read(string path, bool isCsv)
    {
        using TextLines lines = new(path, ArrangementFile.Expected, "the numbers of a hyperplane");
        return new TableText(lines, isCsv).Read();
    }

    private HyperplaneArrangement Read()
    {
        bool isFirst = true;
        while (_lines.TryRead(out string line))
        {
            string[] cells = Cells(line);
            if (cells.Length == 0)
            {
                continue;
            }

            if (!(isFirst && _isCsv && IsHeader(cells)))
            {
                AddRow(cells);
            }

            isFirst = false;
        }

        return _entries.Count > 0
            ? HyperplaneArrangement.FromRationalRows(
                new RationalMatrix(_entries.Count / _width, _width, _entries.DrainToImmutable()))
            : throw _lines.Fail($"the file ends without a hyperplane; expected a line of {ExpectedLine}");
    }

    private string[] Cells(string line)
    {
        int comment = line.IndexOf('#', StringComparison.Ordinal);
        string content = (comment < 0 ? line : line[..comment]).Trim();
        return content.Length == 0 ? []
            : _isCsv ? content.Split(',', StringSplitOptions.TrimEntries)
            : content.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
    }

    private bool IsHeader(string[] cells)
    {
        bool isHeader = cells.Length > 1 && cells[^1] is "b";
        for (int k = 0; isHeader && k + 1 < cells.Length; k++)
        {
            isHeader = string.Equals(cells[k], $"a{k + 1}", StringComparison.Ordinal);
        }

        _width = isHeader ? cells.Length : 0;
        return isHeader;
    }

    private void AddRow(string[] cells)
    {
        bool isNarrow = cells.Length < 2;
        if (isNarrow || cells.Length > JsonPlace.MaxDimension + 1)
        {
            string most = isNarrow ? "at least 2" : $"at most {JsonPlace.MaxDimension + 1}";
            throw _lines.Fail($"expected {most} {ExpectedLine}, got {cells.Length}");
        }

        _width = _width == 0 ? cells.Length : _width;
        if (cells.Length != _width)
        {
            throw _lines.Fail($"expected {_width} numbers as on the first line, got {cells.Length}");
        }

        int start = _entries.Count;
        foreach (string cell in cells)
        {
            _entries.Add(_numbers.TryRead(cell, out Rational value, out string? problem) ? value : throw _lines.Fail(problem));
        }

        for (int k = start; k < _entries.Count - 1; k++)
        {
            if (!_entries[k].IsZero)
            {
                return;
            }
        }

        throw _lines.Fail("expected the normal of a hyperplane, got a zero vector");
    }
}
