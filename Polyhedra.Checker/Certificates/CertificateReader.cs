using System.IO.Compression;
using Polyhedra.Checker.Claims;
using Polyhedra.Checker.Kernel;
using Polyhedra.Checker.Networks;
using Polyhedra.Checker.Shares;
using Polyhedra.Checker.Text;

namespace Polyhedra.Checker.Certificates;

/// <summary>One reading of a certificate: its header, its tree, of which some shares are skipped, and what follows.</summary>
/// <param name="subject">The network or arrangement.</param>
/// <param name="wanted">What the certificate is wanted to be about.</param>
/// <param name="leaves">Where all readings of the certificate keep leaves.</param>
/// <param name="rejection">Where one of them has ended.</param>
/// <param name="takeShares">Which shares of the tree to check (see <see cref="TreeChecker"/>).</param>
internal sealed class CertificateReader(
    Subject subject, Wanted wanted, LeafTable leaves, FirstRejection rejection, Func<long, long> takeShares) : IDisposable
{
    private Stream? _stream;
    private LineReader? _lines;
    private Header _header = null!;
    private Cell _cell = null!;
    private TreeReport? _report;
    private Words _afterTree = null!;
    private string _treeHash = string.Empty;

    /// <summary>Why the certificate is no proof; null if it is one so far.</summary>
    public string? Reason { get; private set; }

    /// <summary>The line that was read last.</summary>
    public long Line => _lines?.Number ?? 0;

    /// <summary>What is proved, when all is read.</summary>
    public Statement? Statement { get; private set; }

    private LineReader Lines => _lines!;

    /// <summary>Reads up to the end of the tree.</summary>
    public void ReadTree(string path) => Reading(() =>
    {
        FileStream file = File.OpenRead(path);
        _stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        _lines = new LineReader(_stream, rejection);
        _header = new HeaderReader(Lines, subject, wanted).Read();
        _cell = new Cell(_header.Layers, _header.Domain);
        _report = new TreeChecker(_cell, Lines, takeShares, _header.IsAffine ? KeepLeaf : null).Check();
        _afterTree = Lines.Next();
        _treeHash = Lines.HashBefore();
    });

    /// <summary>Reads what follows the tree, once it was read by this reading and the others.</summary>
    public void ReadEnd(IReadOnlyList<CertificateReader> others) => Reading(() =>
    {
        Tally tree = JoinTrees([this, .. others]);
        Merges merges = new(_cell.Layers, _header.Domain, leaves);
        Words words = _afterTree;
        while (_header.IsLinear && words.Line.StartsWith("= ", StringComparison.Ordinal))
        {
            words.Word();
            merges.Read(words);
            words = Lines.Next();
        }

        long? pieces = _header.IsAffine ? leaves.MapCount : null;
        long? regions = _header.IsLinear ? tree.Leaves - merges.Count : null;
        ReadFooter(words, $"end {tree.Leaves}{Claim(" affine", pieces)}{Claim(" linear", regions)} ", tree.Leaves);
        bool isOpen = !tree.OpenBound.IsZero;
        Require.That(tree.Leaves > 0 || (isOpen && _header.HullDimension is null), "a domain without interior");
        Require.That(
            wanted.Count is null || (wanted.Count == tree.Leaves && !isOpen), $"the certificate does not prove {wanted.Count}");
        Statement = new Statement(tree, pieces, regions, _header.DomainLines, _header.HullDimension);
    });

    public void Dispose()
    {
        _lines?.Dispose();
        _stream?.Dispose();
    }

    private static string Claim(string name, long? number) => number is null ? string.Empty : $"{name} {number}";

    // What the whole tree comes to, if all have read the same lines, and every share of it was checked by one of them.
    private Tally JoinTrees(List<CertificateReader> all)
    {
        List<TreeReport> reports = [];
        foreach (CertificateReader reader in all)
        {
            bool isSame = string.Equals(reader._treeHash, _treeHash, StringComparison.Ordinal);
            Require.That(isSame, "the certificate changed while it was read");
            reports.Add(reader._report ?? throw new FormatException("it was not read"));
        }

        return Cover.Join(reports);
    }

    private void ReadFooter(Words words, string claim, long count)
    {
        Require.That(
            words.Line.StartsWith(claim, StringComparison.Ordinal), $"expected the end of a tree of {count} leaves: {claim}sha256:...");
        Require.That(string.Equals(words.Line[claim.Length..], Lines.HashBefore(), StringComparison.Ordinal), "the hash differs");
        Require.That(Lines.IsAtEnd(), "something follows the end");
    }

    private void KeepLeaf(LayerState[] layers) => leaves.Add(layers, _header.IsLinear);

    // Makes a reason of what is wrong, with the line.
    private void Reading(Action step)
    {
        try
        {
            step();
        }
        catch (Exception problem) when (problem is FormatException or IOException or InvalidDataException or UnauthorizedAccessException
            or ArgumentException)
        {
            rejection.Note(Line);
            Reason = Line > 0 ? $"line {Line}: {problem.Message}" : $"the certificate cannot be read: {problem.Message}";
        }
    }
}
