using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using NUnit.Framework;

namespace Polyhedra.Tests.Architecture;

/// <summary>The floors of the house: which folder may refer to which (<c>arrows.txt</c>).</summary>
public sealed class ArrowTests
{
    [Test]
    public void Every_arrow_is_listed_and_every_listed_arrow_is_used()
    {
        HashSet<string> listed =
            [.. FolderArrows.Listed().SelectMany(entry => entry.Targets.Select(target => $"{entry.Folder} -> {target}"))];
        IEnumerable<string> used = FolderArrows.Used.Select(arrow => arrow.ToString());
        string[] missing = [.. FolderArrows.Used.Where(arrow => !listed.Contains(arrow.ToString())).Select(arrow => arrow.Describe())];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(missing, Is.Empty, "Arrows that arrows.txt does not list:\n" + string.Join('\n', missing));
            Assert.That(
                listed.Except(used, StringComparer.Ordinal), Is.Empty, "Arrows of arrows.txt that the code does not have (any more)");
        }
    }

    [Test]
    public void No_folders_are_in_a_cycle()
    {
        IEnumerable<string> cycles = FolderCycles.Find(FolderArrows.Used)
            .Select(cycle => string.Join('\n', cycle.OrderBy(arrow => arrow.References.Length).Select(arrow => arrow.Describe())));

        Assert.That(cycles, Is.Empty, string.Join("\n\n", cycles));
    }

    [Test]
    public void The_list_names_every_folder_once_and_its_arrows_go_down()
    {
        string[] order = [.. FolderArrows.Listed().Select(entry => entry.Folder)];
        IEnumerable<string> up = FolderArrows.Listed().SelectMany(entry => entry.Targets
            .Where(target => Array.IndexOf(order, target) <= Array.IndexOf(order, entry.Folder))
            .Select(target => $"{entry.Folder} -> {target}"));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(order, Is.EquivalentTo(FolderArrows.Folders));
            Assert.That(up, Is.Empty, "A folder refers to folders further down in arrows.txt only.");
        }
    }

    [Test]
    public void A_namespace_is_the_folder_that_it_is_in()
    {
        IEnumerable<string> wrong = SourceTree.Products.SelectMany(SourceTree.Of).AsParallel().AsOrdered().SelectMany(WrongNamespaces);

        Assert.That(wrong, Is.Empty);
    }

    /// <summary>A name that means nothing here would be a reference lost: the sources must be compiled as the build compiles
    /// them.</summary>
    [Test]
    public void The_sources_compile_as_in_the_build()
    {
        IEnumerable<Diagnostic> errors = ProductCode.All.SelectMany(project => project.GetDeclarationDiagnostics())
            .Where(diagnostic => diagnostic.Severity is DiagnosticSeverity.Error);

        Assert.That(errors, Is.Empty);
        Assert.That(TypeReferences.Unknown, Is.Empty);
    }

    [Test]
    [Explicit("Writes arrows.txt as the code has it.")]
    public void Write_the_arrows() => FolderArrows.Write();

    /// <summary>The search for cycles finds those that there are: two folders that refer to each other, a ring of three, and none
    /// below.</summary>
    [Test]
    public void Cycles_are_found()
    {
        FolderArrow[] arrows = [.. "a-b b-a b-c c-d d-e e-c e-f".Split(' ').Select(pair => new FolderArrow(pair[..1], pair[2..], []))];

        ImmutableArray<ImmutableArray<FolderArrow>> cycles = FolderCycles.Find([.. arrows]);

        Assert.That(
            cycles.Select(cycle => string.Join(", ", cycle)),
            Is.EqualTo(["a -> b, b -> a", "c -> d, d -> e, e -> c"]));
    }

    private static IEnumerable<string> WrongNamespaces(SourceFile file)
    {
        CompilationUnitSyntax root = CSharpSyntaxTree.ParseText(file.Text(), ProductCode.ParseOptions).GetCompilationUnitRoot();
        string expected = file.Folder.Replace('/', '.');
        foreach (MemberDeclarationSyntax member in root.Members)
        {
            string name = member is BaseNamespaceDeclarationSyntax space ? space.Name.ToString() : "no namespace";
            if (member is not GlobalStatementSyntax && !string.Equals(name, expected, StringComparison.Ordinal))
            {
                yield return $"{file.Path}: {name}, not {expected}";
            }
        }
    }
}
