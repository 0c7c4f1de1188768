using System.Xml.Linq;
using NUnit.Framework;
using Polyhedra.Tests.Architecture;

namespace Polyhedra.Tests.Checker;

/// <summary>The checker stays small enough to be read in one sitting, and stands alone.</summary>
/// <remarks>A line counts if it holds code: not if it is blank, a comment or a docstring (it begins with <c>//</c>), a <c>using</c>, a
/// namespace, or has nothing but braces. There are no block comments.</remarks>
public sealed class CheckerSizeTests
{
    private const int MostLines = 1250;
    private const int MostKernelLines = 350;

    [Test]
    public void The_checker_is_small()
    {
        int all = Count("Polyhedra.Checker");
        int kernel = Count("Polyhedra.Checker/Kernel");
        TestContext.Out.WriteLine($"{all} lines of code, {kernel} of them in the kernel (forms, tree, proofs)");

        Assert.That(all, Is.InRange(MostLines / 2, MostLines));
        Assert.That(kernel, Is.InRange(MostKernelLines / 2, MostKernelLines));
    }

    [Test]
    public void The_checker_references_nothing()
    {
        XDocument project = XDocument.Load(Path.Combine(Repository.Root, "Polyhedra.Checker", "Polyhedra.Checker.csproj"));
        IEnumerable<string> packages = Directory.EnumerateFiles(Repository.Root, "Directory.*.props")
            .SelectMany(path => XDocument.Load(path).Descendants("PackageReference"))
            .Where(package => package.Attribute("PrivateAssets")?.Value is not "all").Select(package => $"{package}");

        Assert.That(project.Descendants().Select(element => element.Name.LocalName), Has.None.EndsWith("Reference"));
        Assert.That(packages, Is.Empty, "analyzers alone may come from outside");
    }

    private static int Count(string folder)
    {
        string[] lines =
        [
            .. SourceTree.Of("Polyhedra.Checker").Where(file => $"{file.Folder}/".StartsWith($"{folder}/", StringComparison.Ordinal))
                .SelectMany(file => file.Lines()).Select(line => line.Trim()),
        ];
        Assert.That(lines, Has.None.Contains("/*"));
        return lines.Count(IsCode);
    }

    private static bool IsCode(string line)
    {
        bool isDirective = (line.StartsWith("using ", StringComparison.Ordinal) && !line.Contains('=', StringComparison.Ordinal))
            || line.StartsWith("namespace ", StringComparison.Ordinal);
        return !isDirective && !line.StartsWith("//", StringComparison.Ordinal) && line.Any(letter => letter is not ('{' or '}'));
    }
}
