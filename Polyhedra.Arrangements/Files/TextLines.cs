using System.Text;

namespace Polyhedra.Arrangements.Files;

/// <summary>The lines of a UTF-8 text file that a user named, one at a time; whatever is wrong is a <see cref="BadInputException"/>
/// that names the line.</summary>
internal sealed class TextLines : IDisposable
{
    private const int MaxLineLength = 1 << 24;

    private readonly StreamReader _reader;
    private readonly StringBuilder _line = new();
    private readonly string _shown;
    private readonly string _expected;
    private readonly string _expectedLine;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The path as the user gave it.</param>
    /// <param name="expected">What the file should have been, for messages.</param>
    /// <param name="expectedLine">What a line should have been, for messages.</param>
    /// <param name="own">The kind of file that this is, if it is one that is recognised.</param>
    public TextLines(string path, string expected, string expectedLine, FileKind own = FileKind.Unknown)
    {
        _shown = Excerpt.Line(path);
        _expected = expected;
        _expectedLine = expectedLine;
        _reader = new StreamReader(
            InputFile.Open(path, expected, own), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true, throwOnInvalidBytes: true),
            detectEncodingFromByteOrderMarks: false);
    }

    /// <summary>The number of the line that was read last, from 1.</summary>
    public int Number { get; private set; }

    /// <summary>The number of characters read so far, without line ends.</summary>
    public long CharacterCount { get; private set; }

    /// <summary>The file and the line that was read last, for messages.</summary>
    public string Place => $"{_shown}:{Number}";

    /// <summary>The exception that says what is wrong with the line that was read last.</summary>
    public BadInputException Fail(string problem) => new($"{Place}: {Excerpt.Line(problem)}");

    /// <summary>Reads the next line, without its end; false at the end of the file.</summary>
    public bool TryRead(out string line)
    {
        Number++;
        try
        {
            bool isLine = FillLine();
            line = _line.ToString();
            CharacterCount += line.Length;
            Number -= isLine ? 0 : 1;
            return isLine;
        }
        catch (DecoderFallbackException cause)
        {
            throw new BadInputException($"{Place}: the line or one soon after it is not valid UTF-8; expected {_expected}", cause);
        }
        catch (IOException cause)
        {
            throw new BadInputException($"{Place}: cannot be read ({Excerpt.Line(cause.Message)}); expected {_expected}", cause);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _reader.Dispose();

    // Unlike StreamReader.ReadLine this gives up on a line without end.
    private bool FillLine()
    {
        _line.Clear();
        int next = _reader.Read();
        if (next < 0)
        {
            return false;
        }

        while (next >= 0 && next != '\n')
        {
            if (_line.Length == MaxLineLength)
            {
                throw Fail($"the line is longer than {MaxLineLength} characters; expected {_expectedLine}");
            }

            _line.Append((char)next);
            next = _reader.Read();
        }

        if (_line.Length > 0 && _line[^1] == '\r')
        {
            _line.Length--;
        }

        return true;
    }
}
