using System.Collections.Immutable;
using System.Globalization;
using Polyhedra.Arrangements.Files;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Hyperplanes.Files;

/// <summary>Reads the H-representation of lrs and cdd (<c>.ine</c>), each of whose rows <c>b a1 ... ad</c> is taken as the hyperplane
/// {x : b + a·x = 0}.</summary>
/// <remarks>
/// <para>Between <c>begin</c> and <c>end</c> stand <c>m n integer</c> or <c>m n rational</c> and m rows of n = d + 1 numbers, which may be
/// broken over lines. Lines that begin with <c>*</c> or <c>#</c> are comments. Whatever else stands before <c>begin</c> (a name,
/// <c>H-representation</c>, <c>linearity</c>) or after <c>end</c> (options) says nothing about the hyperplanes and is skipped; a
/// V-representation is refused.</para>
/// </remarks>
internal sealed class IneText
{
    // As many bits as a JSON file of the same content may have at most.
    private const long MaxNumberBits = 1L << 31;
    private readonly WordLines _lines;
    private long _bits;

    private IneText(WordLines lines) => _lines = lines;

    /// <summary>Reads one arrangement.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="source">The name that messages begin with.</param>
    /// <exception cref="BadInputException">The text is no H-representation, or a normal is zero.</exception>
    public static HyperplaneArrangement Read(TextReader reader, string source) => new IneText(new WordLines(reader, source)).Read();

    private HyperplaneArrangement Read()
    {
        SkipToBegin();
        (int count, int width) = ReadSize();
        ImmutableArray<Rational>.Builder entries = ImmutableArray.CreateBuilder<Rational>();
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
                    AddRow(row, entries, ++rows);
                    row.Clear();
                }
            }
        }

        if (row.Count > 0)
        {
            throw _lines.Fail($"expected {width} numbers in row {rows + 1}, got {row.Count}");
        }

        return rows == count
            ? HyperplaneArrangement.FromRationalRows(new RationalMatrix(count, width, entries.DrainToImmutable()))
            : throw _lines.Fail($"expected {count} rows, got {rows}");
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
            }
        }
    }

    private (int Count, int Width) ReadSize()
    {
        const string Expected = "\"m n integer\" or \"m n rational\": the number of rows, their length (at least 2), and what they hold";
        string[] words = _lines.Require(Expected);
        return words is [string rows, string columns, "integer" or "rational"]
            && int.TryParse(rows, NumberStyles.None, CultureInfo.InvariantCulture, out int count)
            && int.TryParse(columns, NumberStyles.None, CultureInfo.InvariantCulture, out int width) && width >= 2
                ? (count, width)
                : throw _lines.Fail($"expected {Expected}; got {Excerpt.Quote(string.Join(' ', words))}");
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

    private void AddRow(List<Rational> row, ImmutableArray<Rational>.Builder entries, int number)
    {
        if (row.Skip(1).All(entry => entry.IsZero))
        {
            throw _lines.Fail($"expected the normal of a hyperplane in row {number}, got a zero vector");
        }

        entries.AddRange(row.Skip(1));
        entries.Add(row[0]);
    }
}
