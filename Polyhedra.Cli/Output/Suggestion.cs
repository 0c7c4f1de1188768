namespace Polyhedra.Cli.Output;

/// <summary>Which of some known words a mistyped one was meant to be.</summary>
internal static class Suggestion
{
    /// <summary>The nearest known word, the first of several; null if none is near: a third of the letters may be wrong, two at
    /// most.</summary>
    public static string? For(string word, IEnumerable<string> known)
    {
        string? best = null;
        int least = Math.Min(2, word.Length / 3) + 1;
        foreach (string candidate in known)
        {
            int distance = Distance(word, candidate);
            if (distance < least)
            {
                (best, least) = (candidate, distance);
            }
        }

        return best;
    }

    // The fewest letters to insert, leave out, replace or swap with their neighbour (optimal string alignment).
    private static int Distance(string from, string to)
    {
        int[,] steps = new int[from.Length + 1, to.Length + 1];
        for (int i = 0; i <= from.Length; i++)
        {
            for (int j = 0; j <= to.Length; j++)
            {
                steps[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(
                        Math.Min(steps[i - 1, j], steps[i, j - 1]) + 1, steps[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    steps[i, j] = Math.Min(steps[i, j], steps[i - 2, j - 2] + 1);
                }
            }
        }

        return steps[from.Length, to.Length];
    }
}
