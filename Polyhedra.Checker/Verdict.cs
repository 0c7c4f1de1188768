using System.Collections.Immutable;
using System.Globalization;
using System.Numerics;

namespace Polyhedra.Checker;

/// <summary>What a certificate proves, or why it proves nothing.</summary>
public sealed record Verdict
{
    /// <summary>Why the certificate is rejected; null if it is not.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the certificate is a proof of what the other properties say.</summary>
    public bool IsVerified => Reason is null;

    /// <summary>There are at least so many activation regions.</summary>
    public BigInteger AtLeast { get; init; }

    /// <summary>There are at most so many activation regions.</summary>
    public BigInteger AtMost { get; init; }

    /// <summary>The digest of the network.</summary>
    public string Digest { get; init; } = string.Empty;

    /// <summary>The reading rule of the network.</summary>
    public string Numbers { get; init; } = string.Empty;

    /// <summary>The domain: the lines of the certificate's header, b a1 ... ad, meaning b + a·x >= 0; none for all of space.</summary>
    public ImmutableArray<string> Domain { get; init; } = [];

    /// <summary>The verdict in one line.</summary>
    public override string ToString()
    {
        if (Reason is not null)
        {
            return $"REJECTED: {Reason}";
        }

        return AtLeast == AtMost
            ? string.Create(CultureInfo.InvariantCulture, $"VERIFIED {AtLeast} activation regions")
            : string.Create(CultureInfo.InvariantCulture, $"VERIFIED between {AtLeast} and {AtMost} activation regions");
    }
}
