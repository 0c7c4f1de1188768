using System.Runtime.InteropServices;
using System.Text;

namespace Polyhedra.Checker.Text;

/// <summary>The lines of a certificate, one after the other, and the hash of all lines before the current one.</summary>
/// <param name="stream">The bytes.</param>
/// <param name="rejection">Where another reading of the same lines has ended.</param>
internal sealed class LineReader(Stream stream, FirstRejection rejection) : IDisposable
{
    private const int MaxLength = 1 << 24;

    private readonly LineHash _hash = new();
    private readonly byte[] _buffer = new byte[1 << 16];
    private readonly List<byte> _line = [];
    private int _start;
    private int _end;

    /// <summary>The number of the current line, from 1.</summary>
    public long Number { get; private set; }

    /// <summary>The bytes of all lines so far, the current one included.</summary>
    public long ByteCount { get; private set; }

    /// <summary>The words of the next line.</summary>
    /// <exception cref="FormatException">There is none, or it is no line of the format.</exception>
    public Words Next()
    {
        _hash.Add(CollectionsMarshal.AsSpan(_line));
        _line.Clear();
        Number++;
        Require.That(Number <= rejection.Line, "another checker has rejected a line before");
        while (_line.Count == 0 || _line[^1] != (byte)'\n')
        {
            Require.That(
                !IsAtEnd(),
                _line.Count > 0 ? "the certificate is cut off in the middle of a line" : "the certificate ends too early");
            ReadOnlySpan<byte> available = _buffer.AsSpan(_start, _end - _start);
            int length = available.IndexOf((byte)'\n') + 1;
            _line.AddRange(length > 0 ? available[..length] : available);
            _start += length > 0 ? length : available.Length;
            Require.That(_line.Count <= MaxLength + 1, $"a line has more than {MaxLength} characters");
        }

        ByteCount += _line.Count;
        ReadOnlySpan<byte> text = CollectionsMarshal.AsSpan(_line)[..^1];
        Require.That(
            text.Length > 0 && !text.ContainsAnyExceptInRange((byte)' ', (byte)'~'),
            "an empty line, or a character that is not printable ASCII");
        return new Words(Encoding.ASCII.GetString(text));
    }

    /// <summary>The hash of all lines before the current one, as in a footer.</summary>
    public string HashBefore() => _hash.ToString();

    /// <summary>Whether nothing follows what was read.</summary>
    public bool IsAtEnd()
    {
        if (_start == _end)
        {
            (_start, _end) = (0, stream.Read(_buffer, 0, _buffer.Length));
        }

        return _end == 0;
    }

    public void Dispose() => _hash.Dispose();
}
