using System.Security.Cryptography;
using System.Text;

namespace Polyhedra.Arrangements.Files;

/// <summary>The hash of a canonical text.</summary>
internal static class CanonicalText
{
    /// <summary><c>sha256:</c> and 64 lower-case hexadecimal digits: the SHA-256 of the lines in UTF-8,
    /// each ended by a line feed.</summary>
    /// <remarks>Hashes a line at a time; the whole text is never held.</remarks>
    public static string Hash(IEnumerable<string> lines)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (string line in lines)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(line));
            hash.AppendData("\n"u8);
        }

        StringBuilder text = new("sha256:");
        foreach (byte value in hash.GetHashAndReset())
        {
            // Not by Convert, whose vector code takes two milliseconds to compile, in every process.
            text.Append("0123456789abcdef"[value >> 4]).Append("0123456789abcdef"[value & 15]);
        }

        return text.ToString();
    }
}
