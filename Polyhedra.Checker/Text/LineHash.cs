using System.Security.Cryptography;
using System.Text;

namespace Polyhedra.Checker.Text;

/// <summary>The SHA-256 of a growing text.</summary>
internal sealed class LineHash : IDisposable
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    /// <summary>The hash of lines, given without their line feeds.</summary>
    public static string Of(IEnumerable<string> lines)
    {
        using LineHash hash = new();
        foreach (string line in lines)
        {
            hash.Add(Encoding.ASCII.GetBytes(line + "\n"));
        }

        return hash.ToString();
    }

    /// <summary>Adds bytes at the end.</summary>
    public void Add(ReadOnlySpan<byte> bytes) => _hash.AppendData(bytes);

    /// <summary>The hash of all that was added, <c>sha256:...</c> as in a footer.</summary>
    public override string ToString() => "sha256:" + Convert.ToHexStringLower(_hash.GetCurrentHash());

    public void Dispose() => _hash.Dispose();
}
