using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Polyhedra.Tests.Architecture;

/// <summary>Which files of the shipped projects refer to which types of them.</summary>
/// <remarks>A file refers to a type where a name in its code (base lists, signatures, bodies, attributes; comments are no code) means the
/// type or one of its members, or where it makes an object of it by <c>new()</c>. A type that merely passes through, as the result of one
/// call and the argument of the next, is not named there; but the type of either method names it, so nothing is lost to those who follow
/// references further.</remarks>
internal static class TypeReferences
{
    private static readonly Lazy<ImmutableArray<FileNames>> Found = new(() => [.. ProductCode.All.SelectMany(Read)]);

    /// <summary>All references from a file to a type that other files declare, one for every file and type.</summary>
    public static IEnumerable<TypeReference> All => Found.Value.SelectMany(file => file.References);

    /// <summary>Names that mean nothing to the compiler, with their places: references that may be lost. There are none if the sources are
    /// compiled here as the build compiles them.</summary>
    public static IEnumerable<string> Unknown => Found.Value.SelectMany(file => file.Unknown);

    private static IEnumerable<FileNames> Read(CSharpCompilation compilation) =>
        [.. ProductCode.OursIn(compilation).AsParallel().AsOrdered().Select(tree => Read(tree, compilation.GetSemanticModel(tree)))];

    private static FileNames Read(SyntaxTree tree, SemanticModel model)
    {
        Dictionary<string, TypeReference> first = [];
        List<string> unknown = [];
        foreach (SyntaxNode node in tree.GetRoot().DescendantNodes())
        {
            if (node is not (SimpleNameSyntax or ImplicitObjectCreationExpressionSyntax))
            {
                continue;
            }

            int line = tree.GetLineSpan(node.Span).StartLinePosition.Line + 1;
            ISymbol? symbol = Meaning(model, node);
            if (symbol is null && !NeedsNoMeaning(node))
            {
                unknown.Add($"{tree.FilePath}({line}): {node}");
            }
            else if (TypeOf(symbol) is INamedTypeSymbol type)
            {
                ImmutableArray<string> targets = ProductCode.Declaring(type);
                if (targets.Any(path => !string.Equals(path, tree.FilePath, StringComparison.Ordinal)))
                {
                    string name = type.ToDisplayString();
                    first.TryAdd(name, new TypeReference(tree.FilePath, line, name, targets));
                }
            }
        }

        return new FileNames([.. first.Values], [.. unknown]);
    }

    // What is thrown away, and the name that an alias gets.
    private static bool NeedsNoMeaning(SyntaxNode name) =>
        name is IdentifierNameSyntax { Identifier.ValueText: "_" or "nameof" }
            or { Parent: NameEqualsSyntax { Parent: UsingDirectiveSyntax } };

    // Candidates are what nameof() leaves.
    private static ISymbol? Meaning(SemanticModel model, SyntaxNode node)
    {
        SymbolInfo info = model.GetSymbolInfo(node);
        return info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
    }

    // The type that a symbol is, or whose member it is.
    private static INamedTypeSymbol? TypeOf(ISymbol? symbol) =>
        symbol switch
        {
            INamedTypeSymbol type => type.OriginalDefinition,
            IAliasSymbol { Target: INamedTypeSymbol type } => type.OriginalDefinition,
            IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol => symbol.ContainingType?.OriginalDefinition,
            _ => null,
        };

    private sealed record FileNames(ImmutableArray<TypeReference> References, ImmutableArray<string> Unknown);
}
