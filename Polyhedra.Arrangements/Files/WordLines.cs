using System.Text;

namespace Polyhedra.Arrangements.Files;

/// <summary>The lines of a plain text as words. Blank lines, and lines that begin with <c>*</c> or <c>#</c>, are skipped.</summary>
internal sealed class WordLines
{
    private const int MaxLineLength = 1 << 24;
    private readonly TextReader _reader;
    private readonly string _source;
    private readonly StringBuilder _line = new();
    private int _lineNumber;

    /// <summary>The lines of a text.</summary>
    /// <param name="reader">The text.</param>
    /// <param name="source">The name that messages begin with.</param>
    public WordLines(TextReader reader, string source)
    {
        _reader = reader;
        _source = source;
    }

    /// <summary>The words of the next line, at least one; null at the end of the text.</summary>
    /// <exception cref="BadInputException">The text cannot be read, or a line is longer than 2^24 characters.</exception>
    public string[]? Next()
    {
        while (ReadLine())
        {
            string[] words = _line.ToString().Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
            if (words.Length > 0 && words[0][0] is not ('*' or '#'))
            {
                return words;
            }
        }

        return null;
    }

    /// <summary>The words of the next line, which must be there.</summary>
    /// <param name="expected">What is expected there, for the message.</param>
    /// <exception cref="BadInputException">It is not, or as in <see cref="Next"/>.</exception>
    public string[] Require(string expected) =>
        Next() ?? throw new BadInputException($"{Excerpt.Line(_source)}: the text ends; expected {expected}");

    /// <summary>The exception that says what is wrong with the line read last.</summary>
    public BadInputException Fail(string problem) => new($"{Excerpt.Line(_source)}:{_lineNumber}: {Excerpt.Line(problem)}");

    private bool ReadLine()
    {
        _lineNumber++;
        _line.Clear();
        try
        {
            int unit = _reader.Read();
            bool any = unit >= 0;
            for (; unit >= 0 && unit != '\n'; unit = _reader.Read())
            {
                if (_line.Length == MaxLineLength)
                {
                    throw Fail($"the line is longer than {MaxLineLength} characters, which is the most that is read");
                }

                _line.Append((char)unit);
            }

            return any;
        }
        catch (IOException cause)
        {
            throw new BadInputException($"{Excerpt.Line(_source)}:{_lineNumber}: cannot be read ({Excerpt.Line(cause.Message)})", cause);
        }
    }
}
