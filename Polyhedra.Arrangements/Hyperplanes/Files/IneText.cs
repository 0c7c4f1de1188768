using System.Collections.Immutable;
using System.Globalization;
using Polyhedra.Arrangements.Files;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Hyperplanes.Files;

/// <summary>Reads the H-representation of lrs and cdd (<c>.ine</c>), each of whose rows <c>b a1 ... ad</c> is taken as the hyperplane
/// {x : b + a·x = 0}.</summary>
/// <remarks>
/// <para>Between <c>begin</c> and <c>end</c> stand <c>m n TYPE</c>, TYPE being <c>integer</c>, <c>rational</c> or <c>real</c>, and m rows
/// of n = d + 1 numbers, which may be broken over lines. Whatever the type, numbers are read exactly: 0.1 is 1/10. Lines that begin with
/// <c>*</c> or <c>#</c> are comments.</para>
/// <para>A row whose normal is zero is left out, with a note. A line <c>nonnegative</c>, before or after the rows, adds the hyperplanes
/// x_1 = 0, ..., x_d = 0 behind them, with a note. Whatever else stands before <c>begin</c> (a name, <c>H-representation</c>,
/// <c>linearity</c>) or after <c>end</c> (objectives, options) says nothing about the hyperplanes and is skipped: a row of a linearity is
/// a hyperplane like any other. A V-representation is refused.</para>
/// </remarks>
internal sealed class IneText
{
    // As many bits as a JSON file of the same content may have at most.
    private const long MaxNumberBits = 1L << 31;

    // The most coefficients that "nonnegative" adds: the line is short, whatever the dimension.
    private const long MaxAdded = 1L << 24;
    private readonly WordLines _lines;
    private readonly ImmutableArray<Rational>.Builder _entries = ImmutableArray.CreateBuilder<Rational>();
    private readonly ZeroRows _zeroRows = new();
    private long _bits;
    private bool _isNonnegative;

    private IneText(WordLines lines) => _lines = lines;

    /// <summary>Reads one arrangement.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="source">The name that messages begin with.</param>
    /// <exception cref="BadInputException">The text is no H-representation.</exception>
    public static NotedArrangement Read(TextReader reader, string source) => new IneText(new WordLines(reader, source)).Read();

    private NotedArrangement Read()
    {
        SkipToBegin();
        (int count, int width) = ReadSize();
        ReadRows(count, width);
        SkipOptions();
        List<string> notes = [];
        if (_zeroRows.Note() is { } note)
        {
            notes.Add(note);
        }

        if (_isNonnegative)
        {
            AddCoordinates(width - 1);
            notes.Add($"nonnegative: the hyperplanes x_j = 0 were added, j = 1, ..., {width - 1}");
        }

        RationalMatrix rows = new(_entries.Count / width, width, _entries.DrainToImmutable());
        return new NotedArrangement(HyperplaneArrangement.FromRationalRows(rows), notes);
    }

    private void ReadRows(int count, int width)
    {
        List<Rational> row = new(Math.Min(width, 1 << 10));
        int rows = 0;
        while (true)
        {
            string[] words = _lines.Require($"row {rows + 1} of {count}, or \"end\"");
            if (words is ["end"])
            {
                break;
            }

            foreach (string word in words)
            {
                if (rows == count)
                {
                    throw _lines.Fail($"expected \"end\" after {count} rows, got {Excerpt.Quote(word)}");
                }

                row.Add(ReadNumber(word));
                if (row.Count == width)
                {
                    AddRow(row, ++rows);
                    row.Clear();
                }
            }
        }

        if (row.Count > 0)
        {
            throw _lines.Fail($"expected {width} numbers in row {rows + 1}, got {row.Count}");
        }

        if (rows != count)
        {
            throw _lines.Fail($"expected {count} rows, got {rows}");
        }
    }

    private void SkipToBegin()
    {
        while (true)
        {
            string[] words = _lines.Require("an H-representation with a line \"begin\"");
            switch (words)
            {
                case ["begin"]:
                    return;
                case ["V-representation", ..]:
                    throw _lines.Fail("expected an H-representation, got a V-representation");
                case ["nonnegative"]:
                    _isNonnegative = true;
                    break;
            }
        }
    }

    private void SkipOptions()
    {
        while (_lines.Next() is { } words)
        {
            _isNonnegative |= words is ["nonnegative"];
        }
    }

    private (int Count, int Width) ReadSize()
    {
        string expected = "\"m n integer\", \"m n rational\" or \"m n real\": the number of rows, their length "
            + $"(at least 2, at most {JsonPlace.MaxDimension + 1}), and what they hold";
        string[] words = _lines.Require(expected);
        return words is [string rows, string columns, "integer" or "rational" or "real"]
            && int.TryParse(rows, NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            && int.TryParse(columns, NumberStyles.None, CultureInfo.InvariantCulture, out int width)
            && width is >= 2 and <= JsonPlace.MaxDimension + 1
                ? (count, width)
                : throw _lines.Fail($"expected {expected}; got {Excerpt.Quote(string.Join(' ', words))}");
    }

    private Rational ReadNumber(string word)
    {
        if (!Rational.TryParse(word, out Rational number, out string? problem))
        {
            throw _lines.Fail(problem);
        }

        _bits += number.Numerator.GetBitLength() + number.Denominator.GetBitLength();
        return _bits <= MaxNumberBits
            ? number : throw _lines.Fail($"the file's numbers are too long: more than {MaxNumberBits} bits in all");
    }

    private void AddRow(List<Rational> row, int number)
    {
        if (row.Skip(1).All(entry => entry.IsZero))
        {
            _zeroRows.Add(number);
            return;
        }

        _entries.AddRange(row.Skip(1));
        _entries.Add(row[0]);
    }

    private void AddCoordinates(int dimension)
    {
        if ((long)dimension * (dimension + 1) > MaxAdded)
        {
            throw _lines.Fail($"nonnegative: the {dimension} hyperplanes x_j = 0 have more than {MaxAdded} coefficients");
        }

        for (int j = 0; j < dimension; j++)
        {
            for (int k = 0; k <= dimension; k++)
            {
                _entries.Add(k == j ? Rational.One : Rational.Zero);
            }
        }
    }
}
