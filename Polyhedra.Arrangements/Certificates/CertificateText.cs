using System.Buffers.Text;
using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Certificates;

/// <summary>Writes lines of a certificate word by word and hashes them; and the spelling of its numbers.</summary>
internal sealed class CertificateText(Stream stream) : IDisposable
{
    private const int BufferLength = 1 << 16;

    // More than any number that is formatted into the buffer at once.
    private const int Room = 64;
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _buffer = new byte[BufferLength];
    private int _length;

    /// <summary>Writes a line, given without its end.</summary>
    public void Line(string line)
    {
        Write(line);
        End();
    }

    /// <summary>Ends the line.</summary>
    public void End() => Write('\n');

    /// <summary>Writes one character.</summary>
    public void Write(char character)
    {
        Reserve();
        _buffer[_length++] = (byte)character;
    }

    /// <summary>Writes a text.</summary>
    public void Write(ReadOnlySpan<char> text)
    {
        foreach (char character in text)
        {
            Write(character);
        }
    }

    /// <summary>Writes an integer.</summary>
    public void Write(long value)
    {
        Reserve();
        _ = Utf8Formatter.TryFormat(value, _buffer.AsSpan(_length), out int written);
        _length += written;
    }

    /// <summary>Writes a multiplier.</summary>
    public void WriteMultiplier(BigInteger value)
    {
        if (value <= 64)
        {
            Write((long)value);
        }
        else
        {
            Write(Multiplier(value));
        }
    }

    /// <summary>Writes a rational.</summary>
    public void Write(Rational value) => Write(Rational(value));

    /// <summary>Hands all that was written on to the stream.</summary>
    public void Flush()
    {
        _hash.AppendData(_buffer, 0, _length);
        stream.Write(_buffer, 0, _length);
        _length = 0;
    }

    /// <summary>Writes whole lines from a stream.</summary>
    /// <param name="lines">Read from where it stands.</param>
    /// <param name="length">How many bytes.</param>
    /// <exception cref="EndOfStreamException">There are fewer.</exception>
    public void Copy(Stream lines, long length)
    {
        for (Flush(); length > 0; length -= _length, Flush())
        {
            _length = (int)Math.Min(length, BufferLength);
            lines.ReadExactly(_buffer, 0, _length);
        }
    }

    /// <summary>Writes the last line; of affine pieces and linear regions nothing if they are null.</summary>
    public void Footer(long leaves, long? affinePieces = null, long? linearRegions = null)
    {
        Flush();
        string affine = affinePieces is { } pieces ? string.Create(CultureInfo.InvariantCulture, $" affine {pieces}") : string.Empty;
        string linear = linearRegions is { } regions ? string.Create(CultureInfo.InvariantCulture, $" linear {regions}") : string.Empty;
        string hash = Convert.ToHexStringLower(_hash.GetHashAndReset());
        stream.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"end {leaves}{affine}{linear} sha256:{hash}\n")));
    }

    /// <summary>A multiplier: a power of two as <c>^k</c> where that is shorter.</summary>
    public static string Multiplier(BigInteger value) =>
        value.IsPowerOfTwo && value > 64
            ? string.Create(CultureInfo.InvariantCulture, $"^{value.GetBitLength() - 1}")
            : value.ToString(CultureInfo.InvariantCulture);

    /// <summary>A rational: <c>p~k</c> if the denominator is 2^k and that is shorter than <c>p/q</c>.</summary>
    public static string Rational(Rational value) =>
        value.Denominator.IsPowerOfTwo && value.Denominator > 8
            ? string.Create(CultureInfo.InvariantCulture, $"{value.Numerator}~{value.Denominator.GetBitLength() - 1}")
            : value.ToString();

    public void Dispose() => _hash.Dispose();

    private void Reserve()
    {
        if (_length > BufferLength - Room)
        {
            Flush();
        }
    }
}
