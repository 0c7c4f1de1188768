using Polyhedra.Arrangements.Local.Slices;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Core.HalfSpaces;

namespace Polyhedra.Arrangements.Certificates;

/// <content>Certificates of affine pieces and linear regions.</content>
public static partial class CertificateWriter
{
    /// <summary>Walks the cells of a network and writes the certificate of what is claimed.</summary>
    /// <param name="network">The network.</param>
    /// <param name="domain">As for the other method.</param>
    /// <param name="claim">What the certificate is to prove.</param>
    /// <param name="output">Receives the text.</param>
    /// <param name="engine">The cell kernel.</param>
    /// <param name="budget">Budgets for all walks together.</param>
    /// <param name="cancellation">Stops the walks; the summary then says so.</param>
    /// <returns>What the certificate proves. If a walk was stopped it is the activation regions alone: their number if the tree was
    /// complete, else bounds.</returns>
    /// <exception cref="ArgumentException">The domain's dimension differs, or its interior is empty.</exception>
    /// <exception cref="IOException">The temporary file cannot be written.</exception>
    /// <remarks>
    /// <para>The walk that writes the tree collects a fingerprint of every region's map. If some fingerprint occurs more than once, another
    /// walk looks at the regions that have such a one, and writes the merges. With a claim beyond the activation regions the text goes
    /// through a temporary file as long as itself, because what is claimed stands before it.</para>
    /// <para>Memory then grows as that of <see cref="RegionCounter"/>: a fingerprint a region,
    /// and the maps and patterns of those regions that share one.</para>
    /// </remarks>
    public static CertifiedCounts Write(
        Network network, HPolyhedron domain, CertificateClaim claim, Stream output, Engine engine = Engine.Auto,
        EnumerationBudget? budget = null,
        CancellationToken cancellation = default)
    {
        string[] header = HeaderOf(network, domain, output);
        return Write(header, new DomainRows(domain), network, domain, claim, output, engine, budget, cancellation);
    }

    /// <summary>Walks the cells of a network in the affine hull of a domain without interior, and writes the certificate of what is
    /// claimed, which names and proves the hull.</summary>
    /// <inheritdoc cref="Write(Network, HPolyhedron, CertificateClaim, Stream, Engine, EnumerationBudget?, CancellationToken)"/>
    public static CertifiedCounts Write(
        Network network, FlatDomain domain, CertificateClaim claim, Stream output, Engine engine = Engine.Auto,
        EnumerationBudget? budget = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(domain);
        string[] header = HeaderOf(network, domain.Domain, output);
        DomainRows rows = DomainRows.Of(domain);
        return domain.Dimension == 0
            ? WritePoint(header, rows, claim, output)
            : Write(header, rows, domain.Compose(network), domain.Inside, claim, output, engine, budget, cancellation);
    }

    // In a single point everything is decided.
    private static CertifiedCounts WritePoint(string[] header, DomainRows rows, CertificateClaim claim, Stream output)
    {
        using CertificateText text = new(output);
        string claimed = claim == CertificateClaim.ActivationRegions ? "counts activation"
            : claim == CertificateClaim.AffinePieces ? "counts activation affine" : "counts activation affine linear";
        WriteHeader(text, header, rows, claimed);
        text.Line(".");
        long? pieces = claim == CertificateClaim.ActivationRegions ? null : 1;
        long? regions = claim == CertificateClaim.LinearRegions ? 1 : null;
        text.Footer(1, pieces, regions);
        EnumerationSummary summary = new(StopReason.Complete, 1, 0, 0, TimeSpan.Zero);
        return new CertifiedCounts(summary) { AffinePieces = pieces, LinearRegions = regions };
    }

    private static CertifiedCounts Write(
        string[] header, DomainRows rows, Network network, HPolyhedron domain, CertificateClaim claim, Stream output, Engine engine,
        EnumerationBudget? budget, CancellationToken cancellation)
    {
        if (claim == CertificateClaim.ActivationRegions)
        {
            return new CertifiedCounts(Write(header, rows, network, domain, output, engine, budget, cancellation));
        }

        Engine used = EngineChoice.For(network, domain, engine, countsOnly: false);
        FingerprintTable fingerprints = new();
        FingerprintSink sink = new(fingerprints);
        using FileStream file = BodyFile.Open();
        using CertificateText body = new(file);
        (EnumerationSummary summary, long leaves) = Walk(network, domain, body, rows, null, used, budget, ref sink, cancellation);
        body.Flush();
        long length = file.Position;
        CertifiedCounts counts = new(summary);
        if (summary.IsComplete)
        {
            MergeSink merges = new(fingerprints, network, domain, claim == CertificateClaim.LinearRegions ? body : null);
            if (fingerprints.HasShared)
            {
                MergeSink.Receiver receiver = merges.Sink;
                summary = SecondPass.Run(summary, network, domain, ref receiver, used, KernelArithmetic.Filtered, budget, cancellation);
            }

            counts = counts with { Summary = summary };
            if (summary.IsComplete)
            {
                body.Flush();
                length = file.Position;
                long? regions = claim == CertificateClaim.LinearRegions ? leaves - merges.MergeCount : null;
                counts = counts with { AffinePieces = merges.MapCount, LinearRegions = regions };
            }
        }

        string claimed = counts switch
        {
            { LinearRegions: not null } => "counts activation affine linear",
            { AffinePieces: not null } => "counts activation affine",
            _ => "counts activation",
        };
        using CertificateText text = new(output);
        WriteHeader(text, header, rows, claimed);
        file.Position = 0;
        text.Copy(file, length);
        text.Footer(leaves, counts.AffinePieces, counts.LinearRegions);
        return counts;
    }
}
