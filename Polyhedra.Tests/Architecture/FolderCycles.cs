using System.Collections.Immutable;

namespace Polyhedra.Tests.Architecture;

/// <summary>Cycles among folders.</summary>
internal static class FolderCycles
{
    /// <summary>The arrows that lie on a cycle, those of cycles that hang together in one group.</summary>
    /// <remarks>An arrow lies on a cycle if its start can be reached from its end. Cost: one search an arrow.</remarks>
    public static ImmutableArray<ImmutableArray<FolderArrow>> Find(ImmutableArray<FolderArrow> arrows)
    {
        ILookup<string, string> targets = arrows.ToLookup(arrow => arrow.From, arrow => arrow.To, StringComparer.Ordinal);
        return
        [
            .. arrows.Where(arrow => Reach(arrow.To, targets).Contains(arrow.From))
                .GroupBy(arrow => Ring(arrow, targets), StringComparer.Ordinal)
                .Select(group => group.ToImmutableArray()),
        ];
    }

    // All folders that lie on a cycle together with an arrow.
    private static string Ring(FolderArrow arrow, ILookup<string, string> targets) =>
        string.Join(' ', Reach(arrow.To, targets).Where(end => Reach(end, targets).Contains(arrow.From)));

    private static SortedSet<string> Reach(string start, ILookup<string, string> targets)
    {
        SortedSet<string> reached = new(StringComparer.Ordinal) { start };
        Queue<string> waiting = new(reached);
        while (waiting.TryDequeue(out string? next))
        {
            foreach (string target in targets[next].Where(reached.Add))
            {
                waiting.Enqueue(target);
            }
        }

        return reached;
    }
}
