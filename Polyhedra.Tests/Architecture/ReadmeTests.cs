using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Architecture;

/// <summary>The programs in README.md and docs/cli.md do what they say, as they stand there.</summary>
public sealed class ReadmeTests
{
    private string _folder = string.Empty;

    [SetUp]
    public void MakeFolder() => _folder = Directory.CreateTempSubdirectory("polyhedra-readme-").FullName;

    [TearDown]
    public void RemoveFolder() => Directory.Delete(_folder, recursive: true);

    /// <summary>A line for each of the 368 regions of the network that README.md counts first: two coordinates inside the square.</summary>
    [Test]
    public void The_program_compiles_and_prints_a_point_of_every_region()
    {
        Emit("README.md", Path.Combine(_folder, "Readme.dll"));
        File.Copy(Repository.Data("networks", "2-16-16-1.json"), Path.Combine(_folder, "net.json"));

        string[] lines = Run("Readme.dll").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Rational[] coordinates = [.. lines.SelectMany(line => line.Split(", ")).Select(text => Rational.Parse(text))];
        Assert.That(lines, Has.Length.EqualTo(368).And.Unique);
        Assert.That(coordinates, Has.Length.EqualTo(2 * 368));
        Assert.That(coordinates, Has.All.Matches<Rational>(number => Rational.Abs(number) < Rational.One));
    }

    /// <summary>One component, hence a spanning tree with an edge less than the 368 regions; a shortest path as long as the distance; a
    /// cut, which is at most as large as the neighbours of one region.</summary>
    [Test]
    public void The_program_about_graphs_compiles_and_runs()
    {
        Emit(Path.Combine("docs", "cli.md"), Path.Combine(_folder, "Readme.dll"));
        File.Copy(Repository.Data("networks", "2-16-16-1.json"), Path.Combine(_folder, "net.json"));

        string[] lines = Run("Readme.dll").Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.That((lines.Length, lines[0], lines[1], lines[2]), Is.EqualTo((4, "1", "367", "True")));
        Assert.That(int.Parse(lines[3], CultureInfo.InvariantCulture), Is.InRange(1, 8));
    }

    // The implicit usings of a new project, and our two libraries without their internals.
    private static void Emit(string document, string path)
    {
        string[] libraries =
        [
            typeof(Rational).Assembly.Location, typeof(Network).Assembly.Location, typeof(QuikGraph.IEdge<>).Assembly.Location,
        ];
        CSharpCompilation program = CSharpCompilation.Create(
            "Readme",
            [CSharpSyntaxTree.ParseText(Snippet(document), ProductCode.ParseOptions, document), ProductCode.GlobalUsings()],
            [.. ProductCode.Libraries, .. libraries.Select(library => MetadataReference.CreateFromFile(library))],
            new CSharpCompilationOptions(OutputKind.ConsoleApplication, nullableContextOptions: NullableContextOptions.Enable));

        ImmutableArray<Diagnostic> problems = program.Emit(path).Diagnostics;

        Assert.That(problems.Where(problem => problem.Severity >= DiagnosticSeverity.Warning), Is.Empty);
        foreach (string library in libraries)
        {
            File.Copy(library, Path.Combine(Path.GetDirectoryName(path)!, Path.GetFileName(library)));
        }
    }

    private static string Snippet(string document)
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, document));
        string[] parts = text.Split("```csharp\n");
        Assert.That(parts, Has.Length.EqualTo(2), $"{document} has one program");
        return parts[1][..parts[1].IndexOf("```", StringComparison.Ordinal)];
    }

    private string Run(string assembly)
    {
        File.WriteAllText(
            Path.Combine(_folder, "Readme.runtimeconfig.json"),
            $$"""{ "runtimeOptions": { "framework": { "name": "Microsoft.NETCore.App", "version": "{{Environment.Version}}" } } }""");
        ProcessStartInfo start = new("dotnet", [assembly])
        {
            WorkingDirectory = _folder,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using Process process = Process.Start(start)!;
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.That(process.ExitCode, Is.Zero);
        return output;
    }
}
