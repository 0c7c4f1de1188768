using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using NUnit.Framework;

namespace Polyhedra.Tests.Architecture;

/// <summary>Files and types stay small enough to be known.</summary>
public sealed class SizeTests
{
    private const int MostLines = 400;
    private const int MostFields = 20;

    /// <summary>Types that have more fields still. Becomes empty.</summary>
    private const string ManyFields = "many-fields.txt";

    /// <summary>What the docstring of a type says before the reason why it has more.</summary>
    private const string Reason = "Many fields: ";

    [Test]
    public void No_file_is_long()
    {
        IEnumerable<string> lengths = SourceTree.Files.Select(file => (file.Path, file.Lines().Length))
            .Where(file => file.Length > MostLines)
            .Select(file => $"{file.Path}: {file.Length} lines");

        Assert.That(lengths, Is.Empty);
    }

    [Test]
    public void A_type_with_many_fields_says_why()
    {
        IEnumerable<string> unreasoned = SourceTree.Products.SelectMany(Types)
            .Where(found => FieldCount(found.Type) > MostFields && !GivesReason(found.Project, found.Type))
            .Select(found => $"{found.Type.FullName} {FieldCount(found.Type)}");

        Assert.That(
            unreasoned,
            Is.EquivalentTo(CommittedText.Lines(ManyFields)),
            $"More than {MostFields} instance fields without \"{Reason}...\" in the docstring; {ManyFields} lists those to be divided");
    }

    private static IEnumerable<(string Project, Type Type)> Types(string project)
    {
        Assembly assembly = Assembly.Load(ProductCode.Of(project).AssemblyName!);
        return assembly.GetTypes().Where(type => !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false))
            .Select(type => (project, type));
    }

    // All that an object holds of its own: what properties and parameters of primary constructors are kept in, too.
    private static int FieldCount(Type type) =>
        type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.DeclaredOnly).Length;

    private static bool GivesReason(string project, Type type)
    {
        INamedTypeSymbol symbol = ProductCode.Of(project).GetTypeByMetadataName(type.FullName!)!;
        return symbol.DeclaringSyntaxReferences.Any(
            part => part.GetSyntax().GetLeadingTrivia().ToFullString().Contains(Reason, StringComparison.Ordinal));
    }
}
