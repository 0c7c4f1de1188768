using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace Polyhedra.Tests.Architecture;

/// <summary>The source generators that come with the framework: without them <c>[GeneratedRegex]</c> and the like would lack their
/// halves.</summary>
internal static class SourceGenerators
{
    private static readonly Lazy<ImmutableArray<ISourceGenerator>> Generators = new(Load);

    /// <summary>The compilation with all that the generators add to it.</summary>
    public static CSharpCompilation Run(CSharpCompilation compilation, CSharpParseOptions options)
    {
        _ = CSharpGeneratorDriver.Create(Generators.Value, parseOptions: options)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation complete, out ImmutableArray<Diagnostic> _);
        return (CSharpCompilation)complete;
    }

    // Beside the runtime (dotnet/shared/Microsoft.NETCore.App/10.0.0) the SDK keeps what programs are compiled against (dotnet/packs).
    private static ImmutableArray<ISourceGenerator> Load()
    {
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string packs = Path.GetFullPath(Path.Combine(runtime, "..", "..", "..", "packs", "Microsoft.NETCore.App.Ref"));
        string folder = Directory.EnumerateDirectories(packs, $"{Environment.Version.Major}.*").Max(StringComparer.Ordinal)!;
        return
        [
            .. Directory.EnumerateFiles(Path.Combine(folder, "analyzers", "dotnet", "cs"), "System.*.dll")
                .SelectMany(path => new AnalyzerFileReference(path, new Loader()).GetGenerators(LanguageNames.CSharp)),
        ];
    }

    private sealed class Loader : IAnalyzerAssemblyLoader
    {
        public void AddDependencyLocation(string fullPath)
        {
            // The generators stand alone.
        }

        public Assembly LoadFromPath(string fullPath) => Assembly.LoadFrom(fullPath);
    }
}
