using Microsoft.CodeAnalysis;

namespace Polyhedra.Tests.Architecture;

/// <summary>What programs of others can name in <c>Polyhedra.Core</c> and <c>Polyhedra.Arrangements</c>.</summary>
internal static class PublicApi
{
    private static readonly SymbolDisplayFormat Plain = new(
        SymbolDisplayGlobalNamespaceStyle.Omitted,
        SymbolDisplayTypeQualificationStyle.NameAndContainingTypes,
        SymbolDisplayGenericsOptions.IncludeTypeParameters | SymbolDisplayGenericsOptions.IncludeTypeConstraints
            | SymbolDisplayGenericsOptions.IncludeVariance,
        SymbolDisplayMemberOptions.IncludeType | SymbolDisplayMemberOptions.IncludeModifiers | SymbolDisplayMemberOptions.IncludeParameters
            | SymbolDisplayMemberOptions.IncludeRef | SymbolDisplayMemberOptions.IncludeConstantValue
            | SymbolDisplayMemberOptions.IncludeExplicitInterface,
        parameterOptions: SymbolDisplayParameterOptions.IncludeModifiers | SymbolDisplayParameterOptions.IncludeType
            | SymbolDisplayParameterOptions.IncludeName | SymbolDisplayParameterOptions.IncludeDefaultValue
            | SymbolDisplayParameterOptions.IncludeExtensionThis,
        propertyStyle: SymbolDisplayPropertyStyle.ShowReadWriteDescriptor,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes
            | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat Qualified =
        new(typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
            genericsOptions: SymbolDisplayGenericsOptions.IncludeTypeParameters);

    /// <summary>The public types, with their namespaces, in order; without those inside others, which are cases of them.</summary>
    public static IEnumerable<string> Types =>
        Symbols.Where(type => type.ContainingType is null).Select(type => type.ToDisplayString(Qualified));

    /// <summary>Each public type with its kind and bases, and below it its members, in order: one line each.</summary>
    public static IEnumerable<string> Members => Symbols.SelectMany(Describe);

    private static IEnumerable<INamedTypeSymbol> Symbols =>
        ((string[])["Polyhedra.Core", "Polyhedra.Arrangements"]).SelectMany(project => ProductCode.TypesIn(ProductCode.Of(project)))
            .Where(IsVisible).OrderBy(type => type.ToDisplayString(Qualified), StringComparer.Ordinal);

    private static bool IsVisible(ISymbol symbol) =>
        symbol.DeclaredAccessibility is Accessibility.Public or Accessibility.Protected or Accessibility.ProtectedOrInternal
        && (symbol.ContainingType is not { } outer || IsVisible(outer));

    private static IEnumerable<string> Describe(INamedTypeSymbol type)
    {
        string[] bases = [.. Bases(type).Select(parent => parent.ToDisplayString(Plain))];
        yield return $"{type.ToDisplayString(Qualified)}: {Kind(type)}"
            + (bases.Length > 0 ? $" : {string.Join(", ", bases)}" : string.Empty);
        foreach (string line in type.GetMembers().Where(IsShown).Select(Line).Order(StringComparer.Ordinal))
        {
            yield return $"    {line}";
        }
    }

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        IEnumerable<INamedTypeSymbol> parents = type.BaseType is { SpecialType: SpecialType.None } parent ? [parent] : [];
        IEnumerable<INamedTypeSymbol> faces = type.Interfaces.Where(
            face => IsVisible(face) && !(type.IsRecord && face.Name is "IEquatable"));
        return parents.Concat(faces.OrderBy(face => face.ToDisplayString(Plain), StringComparer.Ordinal));
    }

    private static string Kind(INamedTypeSymbol type)
    {
        string how = type switch
        {
            { IsStatic: true } => "static ",
            { TypeKind: TypeKind.Class, IsAbstract: true } => "abstract ",
            { TypeKind: TypeKind.Class, IsSealed: true } => "sealed ",
            { TypeKind: TypeKind.Struct } => (type.IsReadOnly ? "readonly " : string.Empty) + (type.IsRefLikeType ? "ref " : string.Empty),
            _ => string.Empty,
        };
        return how + (type.IsRecord ? "record " : string.Empty) + type.TypeKind.ToString().ToLowerInvariant();
    }

    // Nested types have lines of their own; accessors are part of their properties; the compiler adds the rest to records and the like.
    private static bool IsShown(ISymbol member) =>
        IsVisible(member) && member is not INamedTypeSymbol
        && member is not IMethodSymbol { AssociatedSymbol: not null }
        && (!member.IsImplicitlyDeclared
            || member is IPropertySymbol or IMethodSymbol { MethodKind: MethodKind.Constructor, Parameters.Length: > 0 });

    private static string Line(ISymbol member) =>
        (member.DeclaredAccessibility is Accessibility.Public ? string.Empty : "protected ")
        + (member is IPropertySymbol { IsRequired: true } ? "required " : string.Empty)
        + (member is IFieldSymbol { IsConst: true, ContainingType.TypeKind: not TypeKind.Enum } ? "const " : string.Empty)
        + (member.ContainingType.TypeKind is TypeKind.Enum ? Number((IFieldSymbol)member) : member.ToDisplayString(Plain));

    private static string Number(IFieldSymbol value) => $"{value.Name} = {value.ConstantValue}";
}
