using System.Globalization;

namespace Polyhedra.Tests.Certificates.Campaign;

/// <summary>Lines left out, doubled, exchanged, moved and cut off; and footers that claim other numbers.</summary>
internal static class LineMutations
{
    /// <summary>All of them that are not random, and some that are.</summary>
    public static IEnumerable<Mutant> Of(CampaignCase subject, Random random)
    {
        string[] lines = subject.Lines;
        for (int i = 0; i < lines.Length; i++)
        {
            yield return new("drop", $"without line {i}: {lines[i]}", [.. lines[..i], .. lines[(i + 1)..]]);
            yield return new("duplicate", $"line {i} twice: {lines[i]}", [.. lines[..i], lines[i], .. lines[i..]]);
            yield return new("cut", $"cut before line {i}: {lines[i]}", lines[..i]);
            for (int end = lines[i].LastIndexOf(' '); end > 0; end = lines[i].LastIndexOf(' ', end - 1))
            {
                yield return With(lines, i, "truncate", lines[i][..end]);
            }

            if (lines[i].Length > 1)
            {
                yield return With(lines, i, "truncate", lines[i][..^1]);
            }

            if (i + 1 < lines.Length)
            {
                yield return new(
                    "swap", $"lines {i} and {i + 1} swapped: {lines[i]}", [.. lines[..i], lines[i + 1], lines[i], .. lines[(i + 2)..]]);
            }

            int other = random.Next(lines.Length);
            string[] swapped = [.. lines];
            (swapped[i], swapped[other]) = (lines[other], lines[i]);
            yield return new("swap", $"lines {i} and {other} swapped: {lines[i]}", swapped);

            List<string> moved = [.. lines];
            moved.RemoveAt(i);
            moved.Insert(random.Next(lines.Length), lines[i]);
            yield return new("reorder", $"line {i} moved: {lines[i]}", [.. moved]);

            int length = random.Next(2, 7);
            if (i + length <= lines.Length)
            {
                yield return new(
                    "reorder", $"{length} lines from {i} shuffled",
                    [.. lines[..i], .. lines[i..(i + length)].OrderBy(_ => random.Next()), .. lines[(i + length)..]]);
            }
        }

        string[] words = subject.FooterOf(lines).Split(' ');
        for (int i = 1; i < words.Length; i += 2)
        {
            long number = long.Parse(words[i], CultureInfo.InvariantCulture);
            string[] claims =
            [
                $"{number + 1}", $"{number - 1}", $"0{number}", $"+{number}", $"{number}.0", $"{number}/1", "0", $"{number}0",
                $"{number + (1L << 32)}", string.Empty,
            ];
            foreach (string claim in claims)
            {
                string footer = string.Join(' ', [.. words[..i], claim, .. words[(i + 1)..]]);
                yield return new("claim", footer, lines, footer);
            }
        }
    }

    /// <summary>The lines with one of them replaced.</summary>
    public static Mutant With(string[] lines, int index, string kind, string line) =>
        new(kind, $"line {index}: {lines[index]} became {line}", [.. lines[..index], line, .. lines[(index + 1)..]]);
}
