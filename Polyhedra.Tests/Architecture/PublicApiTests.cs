using NUnit.Framework;

namespace Polyhedra.Tests.Architecture;

/// <summary>What is public is public on purpose: it stands in two committed lists.</summary>
public sealed class PublicApiTests
{
    /// <summary>Every public type of Core and Arrangements, with what it is public for.</summary>
    private const string TypeList = "public-types.txt";

    /// <summary>Every public type with its members.</summary>
    private const string MemberList = "public-api.txt";

    /// <summary>The reason that <see cref="Write_the_lists"/> gives to a new type, and that the test does not take.</summary>
    private const string Unknown = "?";

    // 90 when the surface was drawn; each later one stands in the list with its reason: RegionEdge, RegionPaths and SparseMatrix.
    private const int MostTypes = 96;

    [Test]
    public void Every_public_type_is_listed_with_its_reason()
    {
        (string Type, string Reason)[] listed = [.. CommittedText.Lines(TypeList).Select(Split)];

        using (Assert.EnterMultipleScope())
        {
            Assert.That(PublicApi.Types, Is.EqualTo(listed.Select(entry => entry.Type)), $"Public types, against {TypeList}");
            Assert.That(listed.Where(entry => entry.Reason is "" or Unknown), Is.Empty, "Types without a reason");
            Assert.That(listed, Has.Length.AtMost(MostTypes));
        }
    }

    [Test]
    public void Every_public_member_is_listed()
    {
        string[] actual = [.. PublicApi.Members];
        string[] listed = CommittedText.Lines(MemberList);
        string hint = $"After a wanted change run --filter \"Name~{nameof(Write_the_lists)}\" and look at what it changes.";

        using (Assert.EnterMultipleScope())
        {
            Assert.That(actual.Except(listed, StringComparer.Ordinal), Is.Empty, $"Public, but not in {MemberList}. {hint}");
            Assert.That(listed.Except(actual, StringComparer.Ordinal), Is.Empty, $"In {MemberList}, but not public. {hint}");
            Assert.That(actual.SequenceEqual(listed), Is.True, $"Another order, or the same line at another type. {hint}");
        }
    }

    [Test]
    [Explicit("Writes the two lists as the code has it.")]
    public void Write_the_lists()
    {
        ILookup<string, string> reasons = CommittedText.Lines(TypeList).Select(Split)
            .ToLookup(entry => SimpleName(entry.Type), entry => entry.Reason, StringComparer.Ordinal);
        CommittedText.Write(TypeList, PublicApi.Types.Select(type => $"{type} | {reasons[SimpleName(type)].FirstOrDefault(Unknown)}"));
        CommittedText.Write(MemberList, PublicApi.Members);
    }

    private static (string Type, string Reason) Split(string line)
    {
        string[] halves = line.Split('|', StringSplitOptions.TrimEntries);
        return (halves[0], halves[^1]);
    }

    // A type that moves keeps its reason.
    private static string SimpleName(string type) => type[(type.LastIndexOf('.') + 1)..];
}
