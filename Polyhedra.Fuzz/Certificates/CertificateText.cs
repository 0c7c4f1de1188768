using System.Security.Cryptography;
using System.Text;

namespace Polyhedra.Fuzz.Certificates;

/// <summary>Mends what a fuzzer cannot guess in a certificate: hashes.</summary>
internal static class CertificateText
{
    private const string Hash = "sha256:";

    /// <summary>A certificate with the right hash in its last line, if that has one.</summary>
    public static byte[] Seal(ReadOnlySpan<byte> certificate)
    {
        ReadOnlySpan<byte> body = certificate.EndsWith("\n"u8) ? certificate[..^1] : certificate;
        int last = body.LastIndexOf((byte)'\n') + 1;
        int hash = body[last..].LastIndexOf("sha256:"u8);
        return hash < 0 ? certificate.ToArray() : Sealed(body[..last], Encoding.Latin1.GetString(body.Slice(last, hash)));
    }

    /// <summary>A certificate with another last line: what is claimed, and the right hash.</summary>
    public static byte[] Claim(ReadOnlySpan<byte> certificate, string claim)
    {
        ReadOnlySpan<byte> body = certificate.EndsWith("\n"u8) ? certificate[..^1] : certificate;
        return Sealed(body[..(body.LastIndexOf((byte)'\n') + 1)], claim);
    }

    /// <summary>A certificate with another digest and reading rule in its header, and the right hash.</summary>
    public static byte[] Readdress(byte[] certificate, string digest, string numbers)
    {
        string[] lines = Encoding.Latin1.GetString(certificate).Split('\n');
        (lines[1], lines[2]) = ($"digest {digest}", $"numbers {numbers}");
        return Seal(Encoding.Latin1.GetBytes(string.Join('\n', lines)));
    }

    /// <summary>The digest in the header; empty if there is none.</summary>
    public static string DigestOf(ReadOnlySpan<byte> certificate)
    {
        string[] lines = Encoding.Latin1.GetString(certificate[..Math.Min(certificate.Length, 200)]).Split('\n');
        return lines.Length > 1 && lines[1].StartsWith("digest ", StringComparison.Ordinal) ? lines[1]["digest ".Length..] : string.Empty;
    }

    private static byte[] Sealed(ReadOnlySpan<byte> lines, string claim) =>
        [.. lines, .. Encoding.Latin1.GetBytes($"{claim}{Hash}{Convert.ToHexStringLower(SHA256.HashData(lines))}\n")];
}
