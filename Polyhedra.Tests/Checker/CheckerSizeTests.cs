using System.Xml.Linq;
using NUnit.Framework;

namespace Polyhedra.Tests.Checker;

/// <summary>The checker stays small enough to be read in one sitting, and stands alone.</summary>
/// <remarks>A line counts unless it is blank or holds nothing but a comment or a docstring (it begins with <c>//</c>); lines with nothing
/// but a brace count. There are no block comments.</remarks>
public sealed class CheckerSizeTests
{
    private const int MostLines = 1200;
    private const int MostKernelLines = 400;
    private static readonly string Folder = Path.Combine(Repository.Root, "Polyhedra.Checker");

    [Test]
    public void The_checker_is_small()
    {
        int all = Count(Folder);
        int kernel = Count(Path.Combine(Folder, "Kernel"));
        TestContext.Out.WriteLine($"{all} lines, {kernel} of them in the kernel (forms, tree, proofs)");

        Assert.That(all, Is.InRange(MostLines / 2, MostLines));
        Assert.That(kernel, Is.InRange(MostKernelLines / 2, MostKernelLines));
    }

    [Test]
    public void The_checker_references_nothing()
    {
        XDocument project = XDocument.Load(Path.Combine(Folder, "Polyhedra.Checker.csproj"));
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
            .. Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
                .Where(path => !Path.GetRelativePath(Folder, path).StartsWith("obj", StringComparison.Ordinal)
                    && !Path.GetRelativePath(Folder, path).StartsWith("bin", StringComparison.Ordinal))
                .SelectMany(File.ReadLines).Select(line => line.Trim()),
        ];
        Assert.That(lines, Has.None.Contains("/*"));
        return lines.Count(line => line.Length > 0 && !line.StartsWith("//", StringComparison.Ordinal));
    }
}
