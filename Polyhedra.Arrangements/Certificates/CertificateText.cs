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

    /// <summary>Writes the last line.</summary>
    public void Footer(long leaves)
    {
        Flush();
        string hash = Convert.ToHexStringLower(_hash.GetHashAndReset());
        stream.Write(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"end {leaves} sha256:{hash}\n")));
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

    private void Flush()
    {
        _hash.AppendData(_buffer, 0, _length);
        stream.Write(_buffer, 0, _length);
        _length = 0;
    }
}
