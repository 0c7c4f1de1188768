using System.Security.Cryptography;
using System.Text;

namespace Polyhedra.Tests.Golden;

/// <summary>What a case gives: the text whose hash is pinned, and counts in clear.</summary>
internal sealed record GoldenText(string Text, string Counts)
{
    /// <summary>Where a file of golden hashes has no counts.</summary>
    public const string NoCounts = "-";

    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));
}
