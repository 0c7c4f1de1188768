using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NUnit.Framework;

namespace Polyhedra.Tests.Architecture;

/// <summary>What texts and comments refer to is there.</summary>
public sealed partial class CitationTests
{
    private static readonly string[] Texts = [".md", ".cs", ".py", ".sh", ".props", ".targets", ".csproj", ".proj", ".cff", "/run"];

    private static readonly Lazy<RepositoryPaths> Paths = new(() => new RepositoryPaths());

    [Test]
    public void Links_paths_and_names_of_files_exist()
    {
        IEnumerable<Citation> lost = Lines(Texts).AsParallel().AsOrdered()
            .SelectMany(Cited).Where(citation => !citation.Exists(Paths.Value));

        Assert.That(lost, Is.Empty);
    }

    /// <summary>Documents that came before the code or lie beside the repository are no sources for readers, who do not have
    /// them.</summary>
    [Test]
    public void Only_tests_that_can_do_without_cite_what_lies_beside_the_repository()
    {
        IEnumerable<string> citing = Lines(Texts)
            .Where(line => Outside().IsMatch(line.Text) && !IsThisFolder(line.Path) && !CanDoWithout(line.Path))
            .Select(line => $"{line.Path}({line.Number}): {line.Text.Trim()}");

        Assert.That(citing, Is.Empty);
    }

    /// <summary>A name in backquotes that begins with a capital is a name of the code, or of a file.</summary>
    [Test]
    public void Names_of_the_code_that_documents_cite_exist()
    {
        HashSet<string> known = [.. SourceTree.Files.AsParallel().SelectMany(Identifiers)];
        IEnumerable<Citation> lost = Lines(".md")
            .SelectMany(
                line => CodeName().Matches(line.Text).Select(name => new Citation(line.Path, line.Number, name.Groups["target"].Value)))
            .Where(name => !name.Target.Split('.').All(known.Contains) && !name.Exists(Paths.Value));

        Assert.That(lost, Is.Empty);
    }

    [TestCase("docs/cli.md", "See [the formats](file-formats.md#values) and `Walk/Rows`.", true)]
    [TestCase("docs/cli.md", "See [the formats](formats.md).", false)]
    [TestCase("README.md", "The code of data/networks/no-such-network.json, once.", false)]
    [TestCase("README.md", "Those of data/networks/trained-*.json.", true)]
    [TestCase("Polyhedra.Core/Numerics/Rational.cs", "// docs/adr/0003 has the proof, docs/adr/0004.", true)]
    [TestCase("Polyhedra.Core/Numerics/Rational.cs", "// docs/adr/0099 has the proof.", false)]
    [TestCase("docs/adr/0003-error-bounds.md", "In `Rows/NoSuchClass.cs`.", false)]
    [TestCase("docs/adr/0003-error-bounds.md", "In `Rows/NoSuchFolder`.", false)]
    public void What_does_not_exist_is_found(string path, string text, bool exists)
    {
        Citation[] found = [.. Cited((path, 1, text))];

        Assert.That(found, Is.Not.Empty);
        Assert.That(found.All(citation => citation.Exists(Paths.Value)), Is.EqualTo(exists));
    }

    private static IEnumerable<(string Path, int Number, string Text)> Lines(params string[] endings) =>
        Paths.Value.Files.Where(path => endings.Any(ending => path.EndsWith(ending, StringComparison.Ordinal)))
            .SelectMany(path => File.ReadLines(Path.Combine(Repository.Root, path)).Select((text, i) => (path, i + 1, text)));

    private static IEnumerable<Citation> Cited((string Path, int Number, string Text) line)
    {
        // The examples above are no citations.
        if (IsThisFolder(line.Path))
        {
            return [];
        }

        IEnumerable<Match> found = RootedPath().Matches(line.Text);
        if (line.Path.EndsWith(".md", StringComparison.Ordinal))
        {
            found = found.Concat(Link().Matches(line.Text)).Concat(CodePath().Matches(line.Text));
        }

        return found.Select(match => new Citation(line.Path, line.Number, match.Groups["target"].Value.TrimEnd('.', '-')));
    }

    private static IEnumerable<string> Identifiers(SourceFile file) =>
        CSharpSyntaxTree.ParseText(file.Text(), ProductCode.ParseOptions).GetRoot().DescendantTokens()
            .Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText);

    private static bool IsThisFolder(string path) => path.StartsWith("Polyhedra.Tests/Architecture/", StringComparison.Ordinal);

    private static bool CanDoWithout(string path) =>
        path.StartsWith("Polyhedra.Tests/", StringComparison.Ordinal)
        && File.ReadAllText(Path.Combine(Repository.Root, path)) is string text
        && (text.Contains("Assert.Ignore(", StringComparison.Ordinal) || text.Contains("need not be there", StringComparison.Ordinal));

    [GeneratedRegex(@"(?<![\w./-])(?<target>(?:docs|data|tools|\.ci)/[\w.*/-]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RootedPath();

    [GeneratedRegex(@"\]\((?<target>[^)#:]+)(?:#[^)]*)?\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"`(?<target>(?:[A-Z][\w.*]*/)+[A-Z][\w.*]*/?|[\w./*-]+\.(?:cs|md|py))`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodePath();

    [GeneratedRegex(@"`(?<target>[A-Z][a-z]\w*(?:\.\w+)*)`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CodeName();

    [GeneratedRegex(@"\b(?:METHODS|THEORY|DESIGN)\b|\.\./shared", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Outside();
}
