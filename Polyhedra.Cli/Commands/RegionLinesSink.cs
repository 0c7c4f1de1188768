using System.Buffers;
using System.Text.Json;
using Polyhedra.Arrangements.Enumeration;
using Polyhedra.Arrangements.Networks;

namespace Polyhedra.Cli.Commands;

/// <summary>Prints every region as a line of JSON, through a buffer of its own that is handed on when it is full. Memory does not grow with the
/// number of regions.</summary>
internal sealed class RegionLinesSink : IRegionSink, IDisposable
{
    private const int FullBuffer = 1 << 15;
    private readonly Network _network;
    private readonly RegionLine _line;
    private readonly OutputTarget _target;
    private readonly ArrayBufferWriter<byte> _buffer = new(2 * FullBuffer);
    private readonly Utf8JsonWriter _writer;

    public RegionLinesSink(Network network, RegionLine line, OutputTarget target)
    {
        _network = network;
        _line = line;
        _target = target;
        _writer = JsonOutput.CreateWriter(_buffer);
    }

    public void Accept(scoped in RegionView region)
    {
        _line.Write(_writer, region, _network);
        _writer.Flush();
        _writer.Reset();
        _buffer.Write("\n"u8);
        if (_buffer.WrittenCount >= FullBuffer)
        {
            Flush();
        }
    }

    /// <summary>Hands on what is in the buffer.</summary>
    public void Flush()
    {
        _target.Write(stream => stream.Write(_buffer.WrittenSpan));
        _buffer.ResetWrittenCount();
    }

    public void Dispose() => _writer.Dispose();
}
