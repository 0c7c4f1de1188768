using System.Security.Cryptography;
using System.Text;
using Polyhedra.Checker.Kernel;

namespace Polyhedra.Checker;

/// <summary>The lines of a certificate, one after the other, and the hash of all lines before the current one.</summary>
internal sealed class LineReader(Stream stream) : IDisposable
{
    private const int MaxLength = 1 << 24;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = new byte[1 << 16];
    private readonly List<byte> _line = [];
    private int _start;
    private int _end;
    private long _number;

    /// <summary>The bytes of all lines so far, the current one included.</summary>
    public long ByteCount { get; private set; }

    /// <summary>The words of the next line.</summary>
    /// <exception cref="RejectedException">There is none, or it is no line of the format.</exception>
    public Words Next()
    {
        if (_number > 0)
        {
            _line.Add((byte)'\n');
            _hash.AppendData([.. _line]);
        }

        _number++;
        _line.Clear();
        while (true)
        {
            if (_start == _end && !Fill())
            {
                throw Reject(_line.Count > 0 ? "the certificate is cut off in the middle of a line" : "the certificate ends too early");
            }

            ReadOnlySpan<byte> available = _buffer.AsSpan(_start, _end - _start);
            int length = available.IndexOf((byte)'\n');
            ReadOnlySpan<byte> part = length >= 0 ? available[..length] : available;
            if (_line.Count + part.Length > MaxLength)
            {
                throw Reject($"a line has more than {MaxLength} characters");
            }

            if (part.ContainsAnyExceptInRange((byte)' ', (byte)'~'))
            {
                throw Reject("a character that is not printable ASCII");
            }

            _line.AddRange(part);
            _start += part.Length;
            if (length >= 0)
            {
                _start++;
                ByteCount += _line.Count + 1;
                return new Words(Encoding.ASCII.GetString([.. _line]), this);
            }
        }
    }

    /// <summary>The hash of all lines before the current one, as in a footer.</summary>
    public string HashBefore() => "sha256:" + Convert.ToHexStringLower(_hash.GetCurrentHash());

    /// <summary>Whether nothing follows the current line.</summary>
    public bool IsAtEnd() => _start == _end && !Fill();

    /// <summary>A rejection that names the current line.</summary>
    public RejectedException Reject(string problem) => new($"line {_number}: {problem}");

    public void Dispose() => _hash.Dispose();

    private bool Fill()
    {
        _start = 0;
        try
        {
            _end = stream.Read(_buffer, 0, _buffer.Length);
        }
        catch (InvalidDataException problem)
        {
            throw Reject($"broken gzip data ({problem.Message})");
        }

        return _end > 0;
    }
}
