using System.IO.Compression;

namespace Polyhedra.Checker;

/// <summary>One reading of a certificate: its header, the tree or a share of it, and what follows.</summary>
/// <param name="subject">The network or arrangement.</param>
/// <param name="domain">The domain that is wanted; null for any.</param>
/// <param name="options">What else is wanted.</param>
/// <param name="work">What this reading shares with others.</param>
/// <param name="leaves">Where all readings keep leaves.</param>
internal sealed class CertificateReader(Subject subject, List<Fraction[]>? domain, CheckOptions options, SharedWork work, LeafTable leaves) : IDisposable
{
    private const long MaxHeaderBytes = 1L << 26;

    private readonly List<string> _domainText = [];
    private Stream? _stream;
    private LineReader? _lines;
    private Domain _domain = null!;
    private TreeChecker _tree = null!;
    private Words _afterTree = null!;
    private string _counts = string.Empty;
    private string _treeHash = string.Empty;

    /// <summary>Why the certificate is no proof; null if it is one so far.</summary>
    public string? Reason { get; private set; }

    /// <summary>The line that was read last.</summary>
    public long Line => _lines?.Number ?? 0;

    /// <summary>What is proved, when all is read.</summary>
    public Verdict? Verdict { get; private set; }

    private LineReader Lines => _lines!;

    private bool IsAffine => _counts.Contains("affine", StringComparison.Ordinal);

    private bool IsLinear => _counts.Contains("linear", StringComparison.Ordinal);

    /// <summary>Reads up to the end of the tree.</summary>
    public void ReadTree(string path) => Reading(() =>
    {
        FileStream file = File.OpenRead(path);
        _stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        _lines = new LineReader(_stream, work);
        ReadHeader();
        _tree = new TreeChecker(subject.Layers, _domain, Lines, work, IsAffine ? states => leaves.Add(states, IsLinear) : null);
        _tree.Check();
        _afterTree = Lines.Next();
        _treeHash = Lines.HashBefore();
    });

    /// <summary>Reads what follows the tree, which has been read, by this reading and others.</summary>
    public void ReadEnd(List<CertificateReader> others) => Reading(() =>
    {
        Require.That(others.TrueForAll(other => string.Equals(other._treeHash, _treeHash, StringComparison.Ordinal)), "the certificate changed while it was read");
        Words words = _afterTree;
        Merges merges = new(_tree.States, _domain, leaves);
        for (; IsLinear && words.Line.StartsWith("= ", StringComparison.Ordinal); words = Lines.Next())
        {
            words.Word();
            merges.Read(words);
        }

        long count = _tree.Leaves;
        BigInteger open = others.Aggregate(_tree.OpenBound, (sum, other) => sum + other._tree.OpenBound);
        string claim = $"end {count}{(IsAffine ? $" affine {leaves.MapCount}" : string.Empty)}{(IsLinear ? $" linear {count - merges.Count}" : string.Empty)} ";
        Require.That(words.Line.StartsWith(claim, StringComparison.Ordinal), $"expected the end of a tree of {count} leaves: {claim}sha256:...");
        Require.That(string.Equals(words.Line[claim.Length..], Lines.HashBefore(), StringComparison.Ordinal), "the hash differs");
        Require.That(Lines.IsAtEnd(), "something follows the end");
        Require.That(count > 0 || !open.IsZero, "a domain without interior");
        Require.That(options.Count is not { } number || (count == number && open.IsZero), $"the certificate does not prove {options.Count}");
        string counted = subject.IsArrangement ? "chambers" : "activation regions";
        (long? pieces, long? regions) = (IsAffine ? leaves.MapCount : null, IsLinear ? count - merges.Count : null);
        Verdict = new Verdict(null, counted, count, count + open, pieces, regions, subject.Digest, subject.Numbers, _domainText);
    });

    public void Dispose()
    {
        _lines?.Dispose();
        _stream?.Dispose();
    }

    private void ReadHeader()
    {
        Expect($"polyhedra-certificate/1 {subject.Kind}", "this version of the format, and what FILE is");
        Expect($"digest {subject.Digest}", "the digest of FILE");
        Expect($"numbers {subject.Numbers}", "the reading rule of FILE");
        Require.That((options.Numbers ?? subject.Numbers).Equals(subject.Numbers, StringComparison.Ordinal), $"the reading rule is not {options.Numbers}");
        Expect($"inputs {subject.Inputs}", "the dimension of FILE");
        List<Fraction[]> rows = ReadInequalities(subject.Inputs);
        Words words = Lines.Next();
        Ball? ball = words.Line.StartsWith("ball ", StringComparison.Ordinal) ? ReadBall(words, subject.Inputs) : null;
        _domain = Domain.Of(subject.Inputs, rows, ball);
        Require.That(
            domain is null || (ball is null && DomainText.Canonical(rows).SetEquals(DomainText.Canonical(domain))), "the certificate is about another domain");
        _counts = ball is null ? words.Line : Lines.Next().Line;
        Require.That(
            subject.IsArrangement ? _counts is "counts chambers" : _counts is "counts activation" or "counts activation affine" or "counts activation affine linear",
            "expected what is counted");
        Expect("body", "the body");
    }

    private List<Fraction[]> ReadInequalities(int dimension)
    {
        Words words = Lines.Next();
        Require.That(words.Word() is "domain", "expected the domain");
        int count = words.Index();
        words.End();
        List<Fraction[]> rows = [];
        while (rows.Count < count)
        {
            words = Lines.Next();
            rows.Add(words.Rationals(dimension + 1));
            Require.That(rows[^1].Skip(1).Any(entry => !entry.Numerator.IsZero), "an inequality without a normal");
            Require.That(Lines.ByteCount <= MaxHeaderBytes, $"the header has more than {MaxHeaderBytes} bytes");
            _domainText.Add(words.Line);
        }

        return rows;
    }

    private Ball ReadBall(Words words, int dimension)
    {
        words.Word();
        string norm = words.Word();
        Require.That(norm is "1" or "2" or "inf", "expected the norm 1, 2 or inf");
        BigInteger[] radiusAndCentre = Words.Homogeneous(words.Rationals(dimension + 1));
        Require.That(radiusAndCentre[0].Sign > 0, "expected a positive radius");
        _domainText.Add(words.Line);
        return new Ball(norm, radiusAndCentre[0], radiusAndCentre[1..]);
    }

    private void Expect(string expected, string what) =>
        Require.That(string.Equals(Lines.Next().Line, expected, StringComparison.Ordinal), $"expected {what}: {expected}");

    // Makes a reason of what is wrong, with the line.
    private void Reading(Action step)
    {
        try
        {
            step();
        }
        catch (Exception problem) when (problem is FormatException or IOException or InvalidDataException or UnauthorizedAccessException or ArgumentException)
        {
            work.Reject(Line);
            Reason = Line > 0 ? $"line {Line}: {problem.Message}" : $"the certificate cannot be read: {problem.Message}";
        }
    }
}
