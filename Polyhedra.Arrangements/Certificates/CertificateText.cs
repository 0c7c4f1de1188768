using System.Globalization;
using System.Numerics;
using System.Security.Cryptography;
using System.Text;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Certificates;

/// <summary>Writes lines of a certificate and hashes them; and the spelling of its numbers.</summary>
internal sealed class CertificateText(Stream stream) : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>Writes a line, given without its end.</summary>
    public void Line(string line)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(line + "\n");
        _hash.AppendData(bytes);
        stream.Write(bytes);
    }

    /// <summary>Writes the last line.</summary>
    public void Footer(long leaves)
    {
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
}
