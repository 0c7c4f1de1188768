using Polyhedra.Checker.Arithmetic;
using Polyhedra.Checker.Domains;
using Polyhedra.Checker.Files;
using Polyhedra.Checker.Networks;
using Polyhedra.Checker.Text;

namespace Polyhedra.Checker.Certificates;

/// <summary>Reads the header of a certificate.</summary>
/// <param name="lines">The lines, from the first.</param>
/// <param name="subject">The network or arrangement.</param>
/// <param name="wanted">What the certificate is wanted to be about.</param>
internal sealed class HeaderReader(LineReader lines, Subject subject, Wanted wanted)
{
    private const long MaxHeaderBytes = 1L << 26;

    private readonly List<string> _domainLines = [];

    /// <summary>Reads the header up to the line <c>body</c>.</summary>
    /// <exception cref="FormatException">It is none, or not about what it should be.</exception>
    public Header Read()
    {
        Expect($"polyhedra-certificate/1 {subject.Kind}", "this version of the format, and what FILE is");
        Expect($"digest {subject.Digest}", "the digest of FILE (of a count on a slice: of the network that the command slice writes)");
        Expect($"numbers {subject.Numbers}", "the reading rule of FILE");
        bool isWantedRule = wanted.Numbers is null || string.Equals(wanted.Numbers, subject.Numbers, StringComparison.Ordinal);
        Require.That(isWantedRule, $"the reading rule is not {wanted.Numbers}");
        Expect($"inputs {subject.Inputs}", "the dimension of FILE");
        List<Fraction[]> rows = ReadInequalities();
        Words words = lines.Next();
        Ball? ball = words.Line.StartsWith("ball ", StringComparison.Ordinal) ? ReadBall(words) : null;
        bool isFlat = words.Line.StartsWith("hull ", StringComparison.Ordinal) && !subject.IsArrangement;
        Hull? hull = isFlat ? Hull.Read(words, rows, subject.Inputs) : null;
        Require.That(IsWanted(rows, ball), "the certificate is about another domain");
        Domain domain = Domain.Of(hull?.Dimension ?? subject.Inputs, hull?.Restrict(rows) ?? rows, ball);
        Layer[] layers = hull?.Compose(subject.Layers) ?? subject.Layers;
        string counts = ball is null && hull is null ? words.Line : lines.Next().Line;
        Require.That(IsCountable(counts), "expected what is counted");
        Expect("body", "the body");
        bool isLinear = counts is "counts activation affine linear";
        return new Header(layers, domain, hull?.Dimension, _domainLines, isLinear || counts is "counts activation affine", isLinear);
    }

    private bool IsWanted(List<Fraction[]> rows, Ball? ball) =>
        wanted.Domain is null || (ball is null && DomainText.Canonical(rows).SetEquals(DomainText.Canonical(wanted.Domain)));

    private bool IsCountable(string counts) => subject.IsArrangement
        ? counts is "counts chambers"
        : counts is "counts activation" or "counts activation affine" or "counts activation affine linear";

    private List<Fraction[]> ReadInequalities()
    {
        Words words = lines.Next();
        Require.That(words.Word() is "domain", "expected the domain");
        int count = words.Index();
        words.End();
        List<Fraction[]> rows = [];
        while (rows.Count < count)
        {
            words = lines.Next();
            Fraction[] row = words.Rationals(subject.Inputs + 1);
            Require.That(row.Skip(1).Any(entry => !entry.Numerator.IsZero), "an inequality without a normal");
            Require.That(lines.ByteCount <= MaxHeaderBytes, $"the header has more than {MaxHeaderBytes} bytes");
            rows.Add(row);
            _domainLines.Add(words.Line);
        }

        return rows;
    }

    private Ball ReadBall(Words words)
    {
        words.Word();
        string norm = words.Word();
        Require.That(norm is "1" or "2" or "inf", "expected the norm 1, 2 or inf");
        BigInteger[] radiusAndCentre = Words.Homogeneous(words.Rationals(subject.Inputs + 1));
        Require.That(radiusAndCentre[0].Sign > 0, "expected a positive radius");
        _domainLines.Add(words.Line);
        return new Ball(norm, radiusAndCentre[0], radiusAndCentre[1..]);
    }

    private void Expect(string expected, string what) =>
        Require.That(string.Equals(lines.Next().Line, expected, StringComparison.Ordinal), $"expected {what}: {expected}");
}
