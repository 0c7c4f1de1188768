namespace Polyhedra.Checker;

/// <summary>What a certificate proves, or why it proves nothing.</summary>
/// <param name="Reason">Why the certificate is rejected; null if it is not, and then it is a proof of what the other properties say.
/// </param>
/// <param name="Counted">What is counted: <c>activation regions</c> or <c>chambers</c>.</param>
/// <param name="AtLeast">There are at least so many of them.</param>
/// <param name="AtMost">There are at most so many of them.</param>
/// <param name="AffinePieces">The number of affine pieces; null if the certificate does not count them.</param>
/// <param name="LinearRegions">There are at most so many linear regions, and exactly so many if that is the number of affine pieces; null
/// if the certificate does not bound them.</param>
/// <param name="Digest">The digest of the network or arrangement.</param>
/// <param name="Numbers">The reading rule.</param>
/// <param name="Domain">The domain: the lines of the certificate's header, b a1 ... ad, meaning b + a·x >= 0, and perhaps one for a ball;
/// none for all of space.</param>
/// <param name="HullDimension">The dimension of a domain without interior, in whose affine hull the regions are counted, each of them of
/// that dimension; null for a domain with an interior.</param>
public sealed record Verdict(
    string? Reason,
    string Counted,
    BigInteger AtLeast,
    BigInteger AtMost,
    long? AffinePieces,
    long? LinearRegions,
    string Digest,
    string Numbers,
    IReadOnlyList<string> Domain,
    int? HullDimension = null)
{
    /// <summary>Whether the certificate is a proof.</summary>
    public bool IsVerified => Reason is null;

    /// <summary>The verdict on a certificate that proves nothing.</summary>
    public static Verdict Rejected(string reason) => new(reason, string.Empty, 0, 0, null, null, string.Empty, string.Empty, []);

    /// <summary>The verdict in one line.</summary>
    public override string ToString() => !IsVerified ? $"REJECTED: {Reason}"
        : AtLeast == AtMost ? $"VERIFIED {AtLeast} {Counted}"
        : $"VERIFIED between {AtLeast} and {AtMost} {Counted}";

    /// <summary>The verdict and all that was proved, in lines that each end in a line feed.</summary>
    public string Report()
    {
        string pieces = AffinePieces is null ? string.Empty : $"affine pieces: {AffinePieces} (exact)\n";
        string regions = LinearRegions is null ? string.Empty
            : LinearRegions == AffinePieces ? $"linear regions: {LinearRegions} (exact)\n"
            : $"linear regions: at most {LinearRegions} and at least {AffinePieces}\n";
        string domain = Domain.Count == 0
            ? "all\n"
            : "b + a.x >= 0 for each line b a1 ... ad:\n" + string.Concat(Domain.Select(line => $"         {line}\n"));
        string hull = HullDimension is null ? string.Empty : $"hull     dimension {HullDimension}\n";
        string proved = $"{pieces}{regions}digest   {Digest}\ndomain   {domain}{hull}numbers  {Numbers}\n";
        return $"{this}\n{(IsVerified ? proved : string.Empty)}";
    }
}
