using Polyhedra.Arrangements.Files;

namespace Polyhedra.Arrangements.Hyperplanes.Files;

/// <summary>The words of a text of Sage: names, numbers without sign, and single characters. What follows a <c>#</c> on a line is a
/// comment.</summary>
internal sealed class SageTokens(TextLines lines)
{
    private const string End = "";
    private string _line = string.Empty;
    private int _at;
    private string? _next;

    /// <summary>The next word, which is not taken; the empty text at the end.</summary>
    public string Peek => _next ??= Read();

    /// <summary>Whether the next word is the end of the text.</summary>
    public bool IsAtEnd => Peek.Length == 0;

    /// <summary>Whether the next word is a name.</summary>
    public bool IsAtName => Peek.Length > 0 && IsNameStart(Peek[0]);

    /// <summary>Whether the next word is a number.</summary>
    public bool IsAtNumber => Peek.Length > 0 && (char.IsAsciiDigit(Peek[0]) || (Peek[0] == '.' && Peek.Length > 1));

    /// <summary>Whether these words stand further on in the line of the next word.</summary>
    public bool IsHeader(string words) => !IsAtEnd && _line.IndexOf(words, _at, StringComparison.Ordinal) >= 0;

    /// <summary>Takes the next word.</summary>
    public string Take()
    {
        string word = Peek;
        _next = null;
        return word;
    }

    /// <summary>Whether the next word is this one.</summary>
    public bool IsAt(string? word) => string.Equals(Peek, word, StringComparison.Ordinal);

    /// <summary>Takes the next word if it is this one.</summary>
    public bool TryTake(string word)
    {
        bool isIt = IsAt(word);
        _next = isIt ? null : _next;
        return isIt;
    }

    /// <summary>Takes the rest of the line of the next word, that word too.</summary>
    public string TakeLine()
    {
        string rest = Peek + _line[_at..];
        _at = _line.Length;
        _next = null;
        return rest;
    }

    /// <summary>The exception that says what is wrong in the line of the word looked at last.</summary>
    public BadInputException Fail(string problem) => lines.Fail(problem);

    /// <summary>The exception that says what was expected instead of the next word.</summary>
    public BadInputException Unexpected(string expected) =>
        Fail($"expected {expected}, got {(IsAtEnd ? "the end of the file" : Excerpt.Quote(Peek))}");

    /// <summary>Whether a text is a name.</summary>
    public static bool IsName(string text) => text.Length > 0 && IsNameStart(text[0]) && text.All(IsNamePart);

    private static bool IsNameStart(char c) => char.IsLetter(c) || c == '_';

    private static bool IsNamePart(char c) => char.IsLetterOrDigit(c) || c == '_';

    private string Read()
    {
        while (true)
        {
            while (_at < _line.Length && char.IsWhiteSpace(_line[_at]))
            {
                _at++;
            }

            if (_at < _line.Length)
            {
                return Word();
            }

            if (!lines.TryRead(out string line))
            {
                return End;
            }

            int comment = line.IndexOf('#', StringComparison.Ordinal);
            _line = comment < 0 ? line : line[..comment];
            _at = 0;
        }
    }

    private string Word()
    {
        int start = _at++;
        char first = _line[start];
        if (IsNameStart(first))
        {
            SkipWhile(IsNamePart);
        }
        else if (char.IsAsciiDigit(first) || first == '.')
        {
            SkipWhile(c => char.IsAsciiDigit(c) || c == '.');
            SkipPart(c => c is 'e' or 'E', allowsSign: true);
            SkipPart(c => c == '/', allowsSign: false);
        }

        return _line[start.._at];
    }

    private void SkipWhile(Predicate<char> belongs)
    {
        while (_at < _line.Length && belongs(_line[_at]))
        {
            _at++;
        }
    }

    // An exponent or a denominator, if digits follow.
    private void SkipPart(Predicate<char> begins, bool allowsSign)
    {
        if (_at == _line.Length || !begins(_line[_at]))
        {
            return;
        }

        int digits = _at + 1;
        digits += allowsSign && digits < _line.Length && _line[digits] is '+' or '-' ? 1 : 0;
        if (digits < _line.Length && char.IsAsciiDigit(_line[digits]))
        {
            _at = digits;
            SkipWhile(char.IsAsciiDigit);
        }
    }
}
