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
    private static readonly Lazy<ImmutableArray<TypeReference>> Found = new(() => [.. ProductCode.All.SelectMany(Read)]);

    /// <summary>All references from a file to a type that other files declare, one for every file and type.</summary>
    public static ImmutableArray<TypeReference> All => Found.Value;

    private static IEnumerable<TypeReference> Read(CSharpCompilation compilation) =>
        [
            .. ProductCode.OursIn(compilation).AsParallel().AsOrdered()
                .SelectMany(tree => Read(tree, compilation.GetSemanticModel(tree))),
        ];

    private static Dictionary<string, TypeReference>.ValueCollection Read(SyntaxTree tree, SemanticModel model)
    {
        Dictionary<string, TypeReference> first = [];
        foreach (SyntaxNode node in tree.GetRoot().DescendantNodes())
        {
            if (node is SimpleNameSyntax or ImplicitObjectCreationExpressionSyntax && TypeOf(model, node) is INamedTypeSymbol type)
            {
                ImmutableArray<string> targets = ProductCode.Declaring(type);
                if (targets.Any(path => !string.Equals(path, tree.FilePath, StringComparison.Ordinal)))
                {
                    int line = tree.GetLineSpan(node.Span).StartLinePosition.Line + 1;
                    string name = type.ToDisplayString();
                    first.TryAdd(name, new TypeReference(tree.FilePath, line, name, targets));
                }
            }
        }

        return first.Values;
    }

    // The type that a name means, or whose member it means. Candidates are what nameof() leaves.
    private static INamedTypeSymbol? TypeOf(SemanticModel model, SyntaxNode node)
    {
        SymbolInfo info = model.GetSymbolInfo(node);
        ISymbol? symbol = info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
        return symbol switch
        {
            INamedTypeSymbol type => type.OriginalDefinition,
            IAliasSymbol { Target: INamedTypeSymbol type } => type.OriginalDefinition,
            IMethodSymbol or IPropertySymbol or IFieldSymbol or IEventSymbol => symbol.ContainingType?.OriginalDefinition,
            _ => null,
        };
    }
}
