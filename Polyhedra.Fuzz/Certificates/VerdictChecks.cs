using System.Globalization;
using System.Numerics;
using Polyhedra.Checker;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;
using Polyhedra.Fuzz.Checks;

namespace Polyhedra.Fuzz.Certificates;

/// <summary>Has certificates checked, and holds what they prove against an enumeration.</summary>
internal static class VerdictChecks
{
    private const string Footer = "leaves: end ";

    /// <summary>Whether a certificate, once it has the right hash, is a proof; if all that is wrong with it are the numbers in its last
    /// line, it gets the right ones.</summary>
    /// <exception cref="DisagreementException">It proves what is not so.</exception>
    public static bool Check(CertifiedSubject subject, byte[] certificate)
    {
        byte[] mended = CertificateText.Seal(certificate);
        Verdict verdict = CertificateChecker.Check(subject.Path, Scratch.Write("certificate.pc", mended));
        if (ClaimIn(verdict.Reason) is { } claim)
        {
            mended = CertificateText.Claim(mended, claim);
            verdict = CertificateChecker.Check(subject.Path, Scratch.Write("certificate.pc", mended));
        }

        return Require(subject, verdict);
    }

    /// <summary>Whether a file is a proof, as it is.</summary>
    /// <exception cref="DisagreementException">It proves what is not so.</exception>
    public static bool Check(CertifiedSubject subject, string path) => Require(subject, CertificateChecker.Check(subject.Path, path));

    private static bool Require(CertifiedSubject subject, Verdict verdict)
    {
        if (!verdict.IsVerified)
        {
            return false;
        }

        string key = string.Join('\n', verdict.Domain);
        if (!subject.Known.TryGetValue(key, out TrueCounts? counts))
        {
            int inputs = subject.Network?.InputCount ?? subject.Arrangement!.Dimension;
            (HPolyhedron domain, Ball? ball) = DomainOf(verdict.Domain, inputs);
            subject.Known[key] = counts = TrueCounts.Of(subject, domain, ball);
        }

        bool isTrue = verdict.AtLeast <= counts.Regions && counts.Regions <= verdict.AtMost
            && (verdict.AffinePieces is null || counts.AffinePieces is null || verdict.AffinePieces == counts.AffinePieces)
            && (verdict.LinearRegions is null || counts.LinearRegions is null || verdict.LinearRegions >= counts.LinearRegions);
        DisagreementException.Unless(isTrue, $"{verdict}, but an enumeration finds {counts}.");
        return true;
    }

    // What the last line should have been, from the reason why it is rejected.
    private static string? ClaimIn(string? reason)
    {
        int at = reason?.IndexOf(Footer, StringComparison.Ordinal) ?? -1;
        int end = reason?.LastIndexOf("sha256:", StringComparison.Ordinal) ?? -1;
        return at < 0 || end < at ? null : reason![(at + "leaves: ".Length)..end];
    }

    private static (HPolyhedron Domain, Ball? Ball) DomainOf(IReadOnlyList<string> lines, int inputs)
    {
        List<HalfSpace> halfSpaces = [];
        Ball? ball = null;
        foreach (string[] words in lines.Select(line => line.Split(' ')))
        {
            if (words[0] is not "ball")
            {
                halfSpaces.Add(new HalfSpace([.. words[1..].Select(Number)], Number(words[0])));
                continue;
            }

            BallNorm norm = words[1] is "1" ? BallNorm.Sum : words[1] is "2" ? BallNorm.Euclidean : BallNorm.Maximum;
            ball = new Ball([.. words[3..].Select(Number)], Number(words[2]), norm);
        }

        return (HPolyhedron.FromHalfSpaces(inputs, halfSpaces), ball);
    }

    // An integer, a quotient, or p~k for p / 2^k.
    private static Rational Number(string word)
    {
        string[] parts = word.Split('~', '/');
        BigInteger first = BigInteger.Parse(parts[0], CultureInfo.InvariantCulture);
        return parts.Length == 1 ? new Rational(first)
            : word.Contains('/', StringComparison.Ordinal) ? new Rational(first, BigInteger.Parse(parts[1], CultureInfo.InvariantCulture))
            : new Rational(first, BigInteger.One << int.Parse(parts[1], CultureInfo.InvariantCulture));
    }
}
