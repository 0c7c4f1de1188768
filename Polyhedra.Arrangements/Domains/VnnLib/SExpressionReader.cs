using System.Text;
using Polyhedra.Arrangements.Files;

namespace Polyhedra.Arrangements.Domains.VnnLib;

/// <summary>Reads the expressions of a text one at a time. Comments begin with <c>;</c> and end with the line.</summary>
/// <param name="reader">The text.</param>
/// <param name="source">The name that messages begin with.</param>
internal sealed class SExpressionReader(TextReader reader, string source)
{
    private const int MaxDepth = 200;
    private const int MaxWordLength = 1 << 15;
    private readonly StringBuilder _word = new();
    private int _line = 1;
    private long _length;

    /// <summary>The exception that says what is wrong at a line.</summary>
    public BadInputException Fail(int line, string problem) => new($"{Excerpt.Line(source)}:{line}: {Excerpt.Line(problem)}");

    /// <summary>The next expression, which is a list; null at the end of the text.</summary>
    /// <exception cref="BadInputException">Parentheses do not match, or are too deep; or something is too long.</exception>
    public SExpression? Next()
    {
        Stack<(int Line, List<SExpression> Items)> open = new();
        while (true)
        {
            int letter = SkipBlanks();
            switch (letter)
            {
                case < 0 when open.Count == 0:
                    return null;
                case < 0:
                    throw Fail(open.Peek().Line, "a parenthesis that is not closed");
                case '(':
                    Take();
                    open.Push(open.Count < MaxDepth ? (_line, []) : throw Fail(_line, $"parentheses more than {MaxDepth} deep"));
                    break;
                case ')' when open.Count == 0:
                    throw Fail(_line, "a parenthesis that was not opened");
                case ')':
                    Take();
                    (int line, List<SExpression> items) = open.Pop();
                    SExpression list = new(line, null, items);
                    if (open.Count == 0)
                    {
                        return list;
                    }

                    open.Peek().Items.Add(list);
                    break;
                default:
                    string word = ReadWord();
                    if (open.Count == 0)
                    {
                        throw Fail(_line, $"expected a command in parentheses, got {Excerpt.Quote(word)}");
                    }

                    open.Peek().Items.Add(new SExpression(_line, word, []));
                    break;
            }
        }
    }

    private int SkipBlanks()
    {
        while (true)
        {
            int letter = reader.Peek();
            if (letter == ';')
            {
                while (letter is >= 0 and not '\n')
                {
                    Take();
                    letter = reader.Peek();
                }
            }
            else if (letter is ' ' or '\t' or '\r' or '\n' or '\f')
            {
                Take();
            }
            else
            {
                return letter;
            }
        }
    }

    private string ReadWord()
    {
        _word.Clear();
        while (reader.Peek() is >= 0 and not (' ' or '\t' or '\r' or '\n' or '\f' or '(' or ')' or ';'))
        {
            _word.Append((char)Take());
            if (_word.Length > MaxWordLength)
            {
                throw Fail(_line, $"a word of more than {MaxWordLength} characters");
            }
        }

        return _word.ToString();
    }

    private int Take()
    {
        if (++_length > InputFile.MaxLength)
        {
            throw Fail(_line, $"the text is longer than {InputFile.MaxLength >> 20} MiB, which is the most that is read");
        }

        int letter = reader.Read();
        _line += letter == '\n' ? 1 : 0;
        return letter;
    }
}
