using System.Text.Json;
using NUnit.Framework;

namespace Polyhedra.Tests.Hyperplanes;

/// <summary>The files of <c>../shared/cases/arrangements</c> with what they expect.
/// Tests over them are ignored where the folder is absent.</summary>
internal static class ArrangementCases
{
    /// <summary>All of them; a single one without a path where there is no folder.</summary>
    public static IEnumerable<TestCaseData> All() => Select(_ => true);

    /// <summary>Those with at most 12,000 chambers.</summary>
    public static IEnumerable<TestCaseData> UpTo12000() => Select(regions => regions <= 12_000);

    /// <summary>The path of a file; ignores the test where it is absent.</summary>
    public static string Path(string name)
    {
        if (Repository.Shared("cases", "arrangements", name) is { } path)
        {
            return path;
        }

        Assert.Ignore($"../shared/cases/arrangements/{name} is not there");
        return string.Empty;
    }

    /// <summary>What a file expects: chambers, and relatively bounded ones where it says so.</summary>
    public static (long Regions, long? RelativelyBounded) Expected(string path)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        JsonElement expect = document.RootElement.GetProperty("expect");
        return (
            expect.GetProperty("regions").GetInt64(),
            expect.TryGetProperty("relativelyBoundedRegions", out JsonElement bounded) ? bounded.GetInt64() : null);
    }

    private static IEnumerable<TestCaseData> Select(Func<long, bool> wanted) =>
        Repository.Shared("cases", "arrangements") is not { } folder
            ? [new TestCaseData("F4.json")]
            : Directory.EnumerateFiles(folder, "*.json")
                .Where(path => wanted(Expected(path).Regions))
                .Order(StringComparer.Ordinal)
                .Select(path => new TestCaseData(System.IO.Path.GetFileName(path)));
}
