using System.Collections.Immutable;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace Polyhedra.Tests.Architecture;

/// <summary>The sources of the shipped projects as the compiler understands them, compiled once for all tests.</summary>
/// <remarks>Sources, not assemblies: they know files, and constants and <c>nameof</c> leave no trace in an assembly.</remarks>
internal static class ProductCode
{
    // Global usings of ImplicitUsings of Microsoft.NET.Sdk.
    private const string ImplicitUsings =
        """
        global using System; global using System.Collections.Generic; global using System.IO; global using System.Linq;
        global using System.Net.Http; global using System.Threading; global using System.Threading.Tasks;
        """;

    private static readonly Lazy<ImmutableDictionary<string, CSharpCompilation>> Compilations = new(CompileAll);

    /// <summary>The compilation of a project, like <c>Polyhedra.Core</c>.</summary>
    public static CSharpCompilation Of(string project) => Compilations.Value[project];

    /// <summary>All compilations, in the order of <see cref="SourceTree.Products"/>.</summary>
    public static IEnumerable<CSharpCompilation> All => SourceTree.Products.Select(Of);

    /// <summary>The options that the projects are parsed with.</summary>
    public static CSharpParseOptions ParseOptions { get; } = new(LanguageVersion.CSharp14);

    /// <summary>The framework and the packages that the tests run with: all of ours use no others.</summary>
    public static ImmutableArray<MetadataReference> Libraries { get; } =
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => !Path.GetFileName(path).StartsWith("polyhedra", StringComparison.OrdinalIgnoreCase))
            .Select(path => MetadataReference.CreateFromFile(path)),
    ];

    /// <summary>The files of a compilation that stand in the repository: not those that a generator wrote.</summary>
    public static IEnumerable<SyntaxTree> OursIn(CSharpCompilation compilation) => compilation.SyntaxTrees.Where(IsOurs);

    /// <summary>The paths of the files in the repository that declare a type, in order; none if it is not ours.</summary>
    public static ImmutableArray<string> Declaring(INamedTypeSymbol type) =>
    [
        .. type.DeclaringSyntaxReferences.Select(part => part.SyntaxTree).Where(IsOurs).Select(tree => tree.FilePath)
            .Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    /// <summary>The types that a compilation declares, nested ones after their own.</summary>
    public static IEnumerable<INamedTypeSymbol> TypesIn(CSharpCompilation compilation) => TypesIn(compilation.Assembly.GlobalNamespace);

    /// <summary>The implicit usings of a project as a file of its own.</summary>
    /// <param name="project">The project file, or null for one without items of its own.</param>
    public static SyntaxTree GlobalUsings(XDocument? project = null)
    {
        IEnumerable<string> own = project?.Descendants("Using").Select(item => $"global using {item.Attribute("Include")!.Value};") ?? [];
        return CSharpSyntaxTree.ParseText(ImplicitUsings + string.Concat(own), ParseOptions);
    }

    private static bool IsOurs(SyntaxTree tree) => tree.FilePath.StartsWith("Polyhedra.", StringComparison.Ordinal);

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol parent)
    {
        foreach (INamespaceOrTypeSymbol child in parent.GetMembers().OfType<INamespaceOrTypeSymbol>())
        {
            if (child is INamedTypeSymbol type)
            {
                yield return type;
            }

            foreach (INamedTypeSymbol inner in TypesIn(child))
            {
                yield return inner;
            }
        }
    }

    private static ImmutableDictionary<string, CSharpCompilation> CompileAll()
    {
        Dictionary<string, CSharpCompilation> made = [];
        foreach (string name in SourceTree.Products)
        {
            made[name] = Compile(name, made);
        }

        return made.ToImmutableDictionary();
    }

    private static CSharpCompilation Compile(string name, Dictionary<string, CSharpCompilation> made)
    {
        XDocument project = XDocument.Load(Path.Combine(Repository.Root, name, $"{name}.csproj"));
        string friends = string.Concat(project.Descendants("InternalsVisibleTo")
            .Select(item => $"[assembly: System.Runtime.CompilerServices.InternalsVisibleTo(\"{item.Attribute("Include")!.Value}\")]\n"));
        IEnumerable<SyntaxTree> trees = SourceTree.Of(name).AsParallel().AsOrdered()
            .Select(file => CSharpSyntaxTree.ParseText(file.Text(), ParseOptions, file.Path));
        IEnumerable<MetadataReference> projects = project.Descendants("ProjectReference")
            .SelectMany(item => Closure(Path.GetFileNameWithoutExtension(item.Attribute("Include")!.Value.Replace('\\', '/')), made));
        bool program = project.Descendants("OutputType").Any(kind => kind.Value is "Exe");
        CSharpCompilationOptions options = new(
            program ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary,
            allowUnsafe: true,
            nullableContextOptions: NullableContextOptions.Enable);
        string assembly = project.Descendants("AssemblyName").SingleOrDefault()?.Value ?? name;

        CSharpCompilation bare = CSharpCompilation.Create(
            assembly,
            [.. trees, GlobalUsings(project), CSharpSyntaxTree.ParseText(friends, ParseOptions)],
            [.. Libraries, .. projects.Distinct()],
            options);
        return SourceGenerators.Run(bare, ParseOptions);
    }

    // A reference to a project brings those of that project along, as MSBuild does.
    private static IEnumerable<MetadataReference> Closure(string name, Dictionary<string, CSharpCompilation> made) =>
        [made[name].ToMetadataReference(), .. made[name].References.OfType<CompilationReference>()];
}
