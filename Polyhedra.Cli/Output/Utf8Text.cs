using System.Buffers;
using System.Buffers.Text;

namespace Polyhedra.Cli.Output;

/// <summary>Text as bytes, handed on to an output whenever a buffer is full.</summary>
internal sealed class Utf8Text(OutputTarget target)
{
    private const int FullBuffer = 1 << 15;
    private readonly ArrayBufferWriter<byte> _buffer = new(2 * FullBuffer);

    public Utf8Text Add(ReadOnlySpan<byte> text)
    {
        _buffer.Write(text);
        return this;
    }

    public Utf8Text Add(string text)
    {
        Encoding.UTF8.GetBytes(text, _buffer);
        return this;
    }

    public Utf8Text Add(int number)
    {
        Utf8Formatter.TryFormat(number, _buffer.GetSpan(16), out int length);
        _buffer.Advance(length);
        return this;
    }

    /// <summary>A number with so many digits after the point at most.</summary>
    public Utf8Text Add(double number, int digits) =>
        Add(number.ToString(digits == 0 ? "0" : $"0.{new string('#', digits)}", CultureInfo.InvariantCulture));

    /// <summary>Text in which the characters that mean something to XML are replaced.</summary>
    public Utf8Text AddXml(string text) => Add(Escape(text));

    /// <summary>Hands on what is in the buffer if it is full; to be called now and then.</summary>
    public void Pass()
    {
        if (_buffer.WrittenCount >= FullBuffer)
        {
            Flush();
        }
    }

    /// <summary>Hands on what is in the buffer.</summary>
    public void Flush()
    {
        target.Write(stream => stream.Write(_buffer.WrittenSpan));
        _buffer.ResetWrittenCount();
    }

    // A control character has no place in XML, not even escaped.
    private static string Escape(string text)
    {
        StringBuilder safe = new(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            _ = rune.Value switch
            {
                '&' => safe.Append("&amp;"),
                '<' => safe.Append("&lt;"),
                '>' => safe.Append("&gt;"),
                '"' => safe.Append("&quot;"),
                < ' ' or 0xFFFE or 0xFFFF => safe.Append('?'),
                _ => safe.Append(rune),
            };
        }

        return safe.ToString();
    }
}
