using System.Globalization;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Files;

/// <summary>A polyhedron as lrs and cdd write it: an H-representation (<c>.ine</c>) or a V-representation (<c>.ext</c>).</summary>
/// <remarks>Between <c>begin</c> and <c>end</c> stand <c>m n TYPE</c>, TYPE being <c>integer</c>, <c>rational</c> or <c>real</c>, and m
/// rows of n numbers, which may be broken over lines. Whatever the type, numbers are read exactly: 0.1 is 1/10. Lines that begin with
/// <c>*</c> or <c>#</c> are comments. A line <c>linearity k i_1 ... i_k</c> before <c>begin</c> names rows, and <c>nonnegative</c>
/// stands before or behind the rows. What else stands there (a name, objectives, options) is skipped.</remarks>
internal sealed class CddText
{
    // As many bits as a JSON file of the same content may have at most.
    private const long MaxNumberBits = 1L << 31;
    private readonly WordLines _lines;
    private readonly HashSet<int> _linearity = [];
    private readonly List<Rational[]> _rows = [];
    private string[] _linearityLine = [];
    private long _bits;

    private CddText(WordLines lines) => _lines = lines;

    /// <summary>Whether it is a V-representation.</summary>
    public bool IsVRepresentation { get; private set; }

    /// <summary>Whether there is a line <c>nonnegative</c>.</summary>
    public bool IsNonnegative { get; private set; }

    /// <summary>The rows.</summary>
    public IReadOnlyList<Rational[]> Rows => _rows;

    /// <summary>The length of each row, at least 2.</summary>
    public int Width { get; private set; }

    /// <summary>The rows of the linearity, counted from 0.</summary>
    public IReadOnlySet<int> Linearity => _linearity;

    /// <summary>Reads a text.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="source">The name that messages begin with.</param>
    /// <exception cref="BadInputException">It is neither representation.</exception>
    public static CddText Read(TextReader reader, string source)
    {
        CddText text = new(new WordLines(reader, source));
        text.Read();
        return text;
    }

    /// <summary>The exception that says what is wrong with the text.</summary>
    public BadInputException Fail(string problem) => _lines.Fail(problem);

    private void Read()
    {
        SkipToBegin();
        (int count, Width) = ReadSize();
        ReadRows(count);
        while (_lines.Next() is { } words)
        {
            IsNonnegative |= words is ["nonnegative"];
        }

        ReadLinearity(count);
    }

    private void SkipToBegin()
    {
        while (true)
        {
            string[] words = _lines.Require("an H-representation or V-representation with a line \"begin\"");
            switch (words)
            {
                case ["begin"]:
                    return;
                case ["V-representation", ..]:
                    IsVRepresentation = true;
                    break;
                case ["nonnegative"]:
                    IsNonnegative = true;
                    break;
                case ["linearity" or "equality", ..]:
                    _linearityLine = words;
                    break;
            }
        }
    }

    // The numbers behind the count are of rows, from 1.
    private void ReadLinearity(int count)
    {
        if (_linearityLine.Length == 0)
        {
            return;
        }

        int[] numbers = Array.ConvertAll(
            _linearityLine[1..], word => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1);
        bool isOfRows = numbers.Length > 0 && Array.TrueForAll(numbers[1..], number => number >= 1 && number <= count);
        if (!isOfRows || numbers[0] != numbers.Length - 1)
        {
            throw Fail(
                $"expected \"linearity\", how many rows, and their numbers from 1 to {count}; "
                    + $"got {Excerpt.Quote(string.Join(' ', _linearityLine))}");
        }

        _linearity.UnionWith(numbers[1..].Select(number => number - 1));
    }

    private void ReadRows(int count)
    {
        List<Rational> row = new(Math.Min(Width, 1 << 10));
        while (true)
        {
            string[] words = _lines.Require($"row {_rows.Count + 1} of {count}, or \"end\"");
            if (words is ["end"])
            {
                break;
            }

            foreach (string word in words)
            {
                if (_rows.Count == count)
                {
                    throw Fail($"expected \"end\" after {count} rows, got {Excerpt.Quote(word)}");
                }

                row.Add(ReadNumber(word));
                if (row.Count == Width)
                {
                    _rows.Add([.. row]);
                    row.Clear();
                }
            }
        }

        if (row.Count > 0)
        {
            throw Fail($"expected {Width} numbers in row {_rows.Count + 1}, got {row.Count}");
        }

        if (_rows.Count != count)
        {
            throw Fail($"expected {count} rows, got {_rows.Count}");
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
                : throw Fail($"expected {expected}; got {Excerpt.Quote(string.Join(' ', words))}");
    }

    private Rational ReadNumber(string word)
    {
        if (!Rational.TryParse(word, out Rational number, out string? problem))
        {
            throw Fail(problem);
        }

        _bits += number.Numerator.GetBitLength() + number.Denominator.GetBitLength();
        return _bits <= MaxNumberBits
            ? number : throw Fail($"the file's numbers are too long: more than {MaxNumberBits} bits in all");
    }
}
