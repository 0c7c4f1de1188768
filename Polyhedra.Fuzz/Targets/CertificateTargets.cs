using System.Collections.Immutable;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Fuzz.Certificates;
using Polyhedra.Fuzz.Checks;

namespace Polyhedra.Fuzz.Targets;

/// <summary>The checker of certificates. What it calls verified is held against an enumeration.</summary>
internal static class CertificateTargets
{
    // A network in one input, three in two, and an arrangement.
    private static readonly Lazy<ImmutableArray<CertifiedSubject>> Subjects = new(() =>
    [
        .. new[] { "dead-neurons.json", "tent.json", "fold.json", "seam.json", "three-lines.json" }.Select(CertifiedSubject.OfResource),
    ]);

    private static readonly Lazy<ImmutableArray<(int Inputs, byte[] Certificate)>> Certificates = new(() =>
    [
        (1, Scratch.Resource("tent.pc")), (2, Scratch.Resource("dead-neurons.pc")), (2, Scratch.Resource("fold.pc")),
        (2, Scratch.Resource("seam.pc")), (2, Scratch.Resource("seam-disc.pc")),
    ]);

    /// <summary>A certificate, plain or compressed by gzip, of the network or arrangement whose digest it has, or else of the
    /// first.</summary>
    public static bool Certificate(byte[] input)
    {
        if (input is [0x1f, 0x8b, ..])
        {
            string path = Scratch.Write("certificate.pc.gz", input);
            return Subjects.Value.Aggregate(false, (isProof, subject) => VerdictChecks.Check(subject, path) || isProof);
        }

        string digest = CertificateText.DigestOf(input);
        CertifiedSubject named =
            Subjects.Value.FirstOrDefault(subject => string.Equals(subject.Digest, digest, StringComparison.Ordinal)) ?? Subjects.Value[0];
        return VerdictChecks.Check(named, input);
    }

    /// <summary>A network, of which the fixed certificates claim to be.</summary>
    public static bool CertifiedNetwork(byte[] input)
    {
        if (Refusals.Try(() => NetworkFile.Parse(input, "network.json")) is not { } network || !NetworkChecks.IsSmall(network))
        {
            return false;
        }

        CertifiedSubject subject = CertifiedSubject.Of(Scratch.Write("certified.json", input), network);
        string rule = NumberRules.ToText(network.Numbers);
        return Certificates.Value.Where(entry => entry.Inputs == network.InputCount)
            .Select(entry => CertificateText.Readdress(entry.Certificate, subject.Digest, rule))
            .Aggregate(false, (isProof, certificate) => VerdictChecks.Check(subject, certificate) || isProof);
    }
}
