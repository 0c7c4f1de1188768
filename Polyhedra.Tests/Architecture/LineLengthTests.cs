using System.Globalization;
using NUnit.Framework;

namespace Polyhedra.Tests.Architecture;

/// <summary>Lines keep to the <c>max_line_length</c> of <c>.editorconfig</c>, which neither the compiler nor the formatter looks
/// at.</summary>
public sealed class LineLengthTests
{
    /// <summary>How many longer lines a project may still have. The numbers only become smaller.</summary>
    private const string Allowances = "long-lines.txt";

    [TestCaseSource(typeof(SourceTree), nameof(SourceTree.Projects))]
    public void A_project_has_no_more_long_lines_than_are_allowed(string project)
    {
        int most = MaxLineLength();
        string[] found = [.. SourceTree.Of(project).SelectMany(file => Long(file, most))];
        int allowed = Allowance(project);

        Assert.That(
            found,
            Has.Length.AtMost(allowed),
            $"{project} has more lines over {most} columns than it had:\n{string.Join('\n', found)}");
    }

    private static IEnumerable<string> Long(SourceFile file, int most) =>
        file.Lines().Select((line, i) => (Place: $"{file.Path}({i + 1}): {line.Length} columns", line.Length))
            .Where(line => line.Length > most).Select(line => line.Place);

    private static int Allowance(string project) =>
        CommittedText.Lines(Allowances).Select(line => line.Split(' '))
            .Where(words => string.Equals(words[0], project, StringComparison.Ordinal))
            .Select(words => int.Parse(words[1], CultureInfo.InvariantCulture)).SingleOrDefault();

    private static int MaxLineLength()
    {
        const string Key = "max_line_length = ";
        string line = File.ReadLines(Path.Combine(Repository.Root, ".editorconfig"))
            .First(text => text.StartsWith(Key, StringComparison.Ordinal));
        return int.Parse(line[Key.Length..], CultureInfo.InvariantCulture);
    }
}
