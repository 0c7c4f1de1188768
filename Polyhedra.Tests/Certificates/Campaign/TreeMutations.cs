using System.Globalization;

namespace Polyhedra.Tests.Certificates.Campaign;

/// <summary>Whole subtrees exchanged, left out, replaced by others, merged into one leaf.</summary>
internal static class TreeMutations
{
    /// <summary>All of them that are not random, and so many splices that are:
    /// half of them with subtrees of the other certificates.</summary>
    public static IEnumerable<Mutant> Of(CampaignCase subject, IReadOnlyList<string[]> donors, int splices, Random random)
    {
        string[] lines = subject.Lines;
        int end = subject.Body < lines.Length ? End(lines, subject.Body) : lines.Length;
        for (int i = subject.Body; i < end; i++)
        {
            IEnumerable<Mutant> mutants = lines[i][0] switch
            {
                's' => Splits(lines, i),
                'm' => Units(lines, i),
                '.' => [LineMutations.With(lines, i, "open", "?")],
                _ => [],
            };
            foreach (Mutant mutant in mutants)
            {
                yield return mutant;
            }
        }

        foreach (string point in subject.Original.LinearRegions is null ? [] : Points(subject.Network.InputCount))
        {
            yield return new("another merge", $"= {point}", [.. lines, $"= {point}"]);
        }

        for (int k = 0; k < splices; k++)
        {
            int at = random.Next(subject.Body, end);
            string[] donor = k % 2 == 0 ? lines : donors[random.Next(donors.Count)];
            int from = random.Next(Array.IndexOf(donor, "body") + 1, donor.Length);
            string[] graft = donor[from..End(donor, from)];
            string kind = k % 2 == 0 ? "splice" : "splice from another";
            yield return new(kind, $"the subtree at line {at} became {string.Join('|', graft)}", Replace(lines, at, End(lines, at), graft));
        }
    }

    // Points where lines may cross or end.
    private static IEnumerable<string> Points(int dimension) => Enumerable.Range(0, dimension)
        .Aggregate(
            (IEnumerable<string>)[string.Empty], (points, _) =>
                points.SelectMany(_ => (string[])["-1", "0", "1/2", "1", "2"], (point, x) => $"{point} {x}"))
        .Select(point => point.TrimStart());

    // Behind the subtree that begins at a line, as its structure says.
    private static int End(string[] lines, int start)
    {
        int i = start;
        for (int pending = 1; pending > 0 && i < lines.Length; i++)
        {
            pending += lines[i][0] switch
            {
                's' => 1,
                'm' => int.Parse(lines[i].Split(' ')[2], CultureInfo.InvariantCulture) - 1,
                '.' or '?' or 'x' => -1,
                _ => 0,
            };
        }

        return i;
    }

    private static string[] Replace(string[] lines, int from, int to, params string[] by) => [.. lines[..from], .. by, .. lines[to..]];

    // One side of a split said to be empty, without a proof or with the next best; the two sides exchanged; two leaves made one.
    private static IEnumerable<Mutant> Splits(string[] lines, int i)
    {
        int middle = End(lines, i + 1);
        int end = End(lines, middle);
        (string[] lower, string[] upper) = (lines[(i + 1)..middle], lines[middle..end]);
        string form = lines[i][2..];
        string about = $"the split at line {i}: {lines[i]}";
        yield return new("exchange", about, Replace(lines, i + 1, end, [.. upper, .. lower]));
        yield return new("no split", about, Replace(lines, i, end, lower));
        yield return new("no split", about, Replace(lines, i, end, upper));
        foreach (string proof in (string[])["1", "0", "0 0:0", "1 0:1", "^40 0:1 1:1"])
        {
            yield return new("false drop", about, Replace(lines, i, end, [$"n {form} {proof}", .. lower]));
            yield return new("false drop", about, Replace(lines, i, end, [$"p {form} {proof}", .. upper]));
        }

        yield return new("false drop", about, Replace(lines, i, end, ["B", .. lower]));
        if (lower is [['.', ..]] && upper is [['.', ..]])
        {
            yield return new("merge", about, Replace(lines, i, end, lower));
            yield return new("merge", about, Replace(lines, i, end, upper));
            yield return new("merge", about, Replace(lines, i, end, [lines[i], lower[0], lower[0]]));
        }
    }

    // A piece excluded that exists; another order of pieces; fewer pieces.
    private static IEnumerable<Mutant> Units(string[] lines, int i)
    {
        string[] words = lines[i].Split(' ');
        int count = int.Parse(words[2], CultureInfo.InvariantCulture);
        List<int> starts = [i + 1];
        while (starts.Count <= count)
        {
            starts.Add(End(lines, starts[^1]));
        }

        string about = $"the unit at line {i}: {lines[i]}";
        for (int piece = 0; piece < count; piece++)
        {
            (int from, int to) = (starts[piece], starts[piece + 1]);
            yield return new("fewer pieces", about, [.. lines[..i], $"m {words[1]} {count - 1}", .. lines[(i + 1)..from], .. lines[to..]]);
            if (piece + 1 < count)
            {
                int next = starts[piece + 2];
                yield return new("exchange", about, [.. lines[..from], .. lines[to..next], .. lines[from..to], .. lines[next..]]);
            }

            if (lines[from] is "+")
            {
                string ones = string.Concat(Enumerable.Repeat(" 1", count - 1));
                yield return new("false exclusion", about, Replace(lines, from, to, $"x{ones}"));
                yield return new("false exclusion", about, Replace(lines, from, to, $"x{ones} 0:1"));
                yield return new("false exclusion", about, Replace(lines, from, to, $"x{ones.Replace('1', '0')}"));
            }
        }
    }
}
