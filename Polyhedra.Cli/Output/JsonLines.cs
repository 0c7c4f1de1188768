using System.Buffers;
using System.Text.Json;

namespace Polyhedra.Cli.Output;

/// <summary>JSON Lines through a buffer of their own that is handed on when it is full. A line that was begun but not ended is never
/// handed on.</summary>
internal sealed class JsonLines : IDisposable
{
    private const int FullBuffer = 1 << 15;
    private readonly OutputTarget _target;
    private readonly ArrayBufferWriter<byte> _buffer = new(2 * FullBuffer);
    private int _ended;

    public JsonLines(OutputTarget target)
    {
        _target = target;
        Writer = JsonOutput.CreateWriter(_buffer);
    }

    /// <summary>Writes one object; then the line is to be ended.</summary>
    public Utf8JsonWriter Writer { get; }

    /// <summary>Writes an object with the fields that a function adds, and ends the line.</summary>
    public void Write(Action<JsonFields> fields)
    {
        JsonFields.Write(Writer, fields);
        EndLine();
    }

    /// <summary>Ends the line.</summary>
    public void EndLine()
    {
        Writer.Flush();
        Writer.Reset();
        _buffer.Write("\n"u8);
        _ended = _buffer.WrittenCount;
        if (_ended >= FullBuffer)
        {
            Flush();
        }
    }

    /// <summary>Hands on all lines that were ended.</summary>
    public void Flush()
    {
        _target.Write(stream => stream.Write(_buffer.WrittenSpan[.._ended]));
        _buffer.ResetWrittenCount();
        _ended = 0;
    }

    public void Dispose() => Writer.Dispose();
}
