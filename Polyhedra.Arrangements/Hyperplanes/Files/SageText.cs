using Polyhedra.Arrangements.Files;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Hyperplanes.Files;

/// <summary>Reads the hyperplanes of an arrangement as Sage prints them: a linear form a·x + b stands for {x : a·x + b = 0}.</summary>
/// <remarks>
/// <para>Either the list or tuple of the hyperplanes, <c>print(list(A))</c>, as in <c>[Hyperplane x + 0*y - 3, Hyperplane x - 1/2*y]</c>
/// (the brackets may be missing), or a short arrangement itself, <c>Arrangement &lt;x - 3 | x - 1/2*y&gt;</c>. Line ends are blanks; what
/// follows a <c>#</c> on a line is a comment.</para>
/// <para>The coordinates are the variables in the order of their first appearance. For a list that is Sage's own order, because every
/// hyperplane of it names all variables. A first line that ends in <c>with coordinates x, y, z</c>, as <c>print(A.parent())</c> prints
/// it, names them instead; then no others may occur.</para>
/// <para>Numbers are read exactly. A form without a variable, or with zeros alone, is refused.</para>
/// </remarks>
internal sealed class SageText
{
    private const string Keyword = "Hyperplane";
    private const string ArrangementWord = "Arrangement";
    private const string Coordinates = " with coordinate";
    private readonly SageTokens _words;
    private readonly RuledNumbers _numbers = new(NumberRule.Exact);
    private readonly Dictionary<string, int> _variables = new(StringComparer.Ordinal);
    private readonly SparseRows _rows = new();
    private bool _areNamed;

    private SageText(SageTokens words) => _words = words;

    /// <summary>Whether a text begins as Sage prints hyperplanes, after blanks and comments.</summary>
    public static bool IsStart(string text) =>
        text.TrimStart('[', '(', ' ', '\t', '\r', '\n').StartsWith(Keyword, StringComparison.Ordinal)
        || text.StartsWith(ArrangementWord, StringComparison.Ordinal);

    /// <summary>Reads one arrangement.</summary>
    /// <exception cref="BadInputException">The file cannot be read, or is no such text.</exception>
    public static HyperplaneArrangement Read(string path)
    {
        using TextLines lines = new(path, ArrangementFile.Expected, "hyperplanes as Sage prints them");
        return new SageText(new SageTokens(lines)).Read();
    }

    private HyperplaneArrangement Read()
    {
        ReadHeader();
        if (_words.TryTake(ArrangementWord))
        {
            ReadArrangement();
        }
        else
        {
            ReadList();
        }

        if (!_words.IsAtEnd)
        {
            throw _words.Unexpected("the end of the file after the hyperplanes");
        }

        return _rows.ToArrangement(_variables.Count)
            ?? throw _words.Fail(
                $"{_rows.Count} hyperplanes in {_variables.Count} variables have more than {SparseRows.MaxCoefficients} coefficients");
    }

    // "Hyperplane arrangements in 2-dimensional linear space over Rational Field with coordinates x, y". A form has no such words.
    private void ReadHeader()
    {
        if (!_words.IsHeader(Coordinates))
        {
            return;
        }

        string line = _words.TakeLine();
        string names = line[(line.IndexOf(Coordinates, StringComparison.Ordinal) + Coordinates.Length)..];
        foreach (string name in (names.StartsWith('s') ? names[1..] : names).Split(',', StringSplitOptions.TrimEntries))
        {
            if (!SageTokens.IsName(name) || !_variables.TryAdd(name, _variables.Count))
            {
                throw _words.Fail($"expected different names of coordinates, got {Excerpt.Quote(name)}");
            }
        }

        _areNamed = true;
    }

    private void ReadArrangement()
    {
        if (!_words.TryTake("<"))
        {
            throw _words.Unexpected($"\"<\" after {ArrangementWord} (of a long one print(list(A)) prints the hyperplanes)");
        }

        do
        {
            ReadForm();
        }
        while (_words.TryTake("|"));

        if (!_words.TryTake(">"))
        {
            throw _words.Unexpected("\"|\" or \">\" after a hyperplane");
        }
    }

    private void ReadList()
    {
        string? closing = _words.TryTake("[") ? "]" : _words.TryTake("(") ? ")" : null;
        do
        {
            if (!_words.TryTake(Keyword))
            {
                throw _words.Unexpected($"\"{Keyword}\" and a linear form");
            }

            ReadForm();
            _words.TryTake(",");
        }
        while (!_words.IsAtEnd && !_words.IsAt(closing));

        if (closing is not null && !_words.TryTake(closing))
        {
            throw _words.Unexpected($"\"{closing}\"");
        }
    }

    private void ReadForm()
    {
        Dictionary<int, Rational> normal = [];
        Rational? constant = null;
        bool isFirst = true;
        while (true)
        {
            bool isNegative = _words.TryTake("-");
            if (!isNegative && !_words.TryTake("+") && !isFirst)
            {
                break;
            }

            ReadTerm(isNegative, normal, ref constant);
            isFirst = false;
        }

        if (normal.Values.All(value => value.IsZero))
        {
            throw _words.Fail("expected the normal of a hyperplane, got a form without a variable");
        }

        _rows.Add(normal, constant ?? Rational.Zero);
    }

    private void ReadTerm(bool isNegative, Dictionary<int, Rational> normal, ref Rational? constant)
    {
        Rational factor = Rational.One;
        bool isNumber = _words.IsAtNumber;
        if (isNumber && !_numbers.TryRead(_words.Peek, out factor, out string? problem))
        {
            throw _words.Fail(problem);
        }

        if (isNumber)
        {
            _words.Take();
        }

        Rational value = isNegative ? -factor : factor;
        if (isNumber && !_words.TryTake("*"))
        {
            constant = constant is null ? value : throw _words.Fail("expected one constant in a form, got another");
            return;
        }

        if (!_words.IsAtName || _words.IsAt(Keyword))
        {
            throw _words.Unexpected(isNumber ? "a variable after \"*\"" : "a term: a number, a variable, or number*variable");
        }

        string name = _words.Peek;
        if (!normal.TryAdd(IndexOf(name), value))
        {
            throw _words.Fail($"expected each variable once in a form, got {Excerpt.Quote(name)} again");
        }

        _words.Take();
    }

    private int IndexOf(string name)
    {
        if (_variables.TryGetValue(name, out int index))
        {
            return index;
        }

        if (_areNamed)
        {
            throw _words.Fail($"expected one of the coordinates that the first line names, got {Excerpt.Quote(name)}");
        }

        _variables.Add(name, _variables.Count);
        return _variables.Count - 1;
    }
}
