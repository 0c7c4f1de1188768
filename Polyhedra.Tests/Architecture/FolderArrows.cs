using System.Collections.Immutable;

namespace Polyhedra.Tests.Architecture;

/// <summary>The arrows between the folders of the shipped projects. A folder and a folder inside it are two.</summary>
internal static class FolderArrows
{
    private const string List = "arrows.txt";
    private const int LineLength = 120;
    private static readonly Lazy<ImmutableArray<FolderArrow>> Found = new(Find);

    /// <summary>The arrows that the code has.</summary>
    public static ImmutableArray<FolderArrow> Used => Found.Value;

    /// <summary>All folders with code, without <c>Polyhedra.</c>.</summary>
    public static IEnumerable<string> Folders =>
        SourceTree.Products.SelectMany(SourceTree.Of).Select(file => Short(file.Folder)).Distinct(StringComparer.Ordinal);

    /// <summary>The committed list: each folder with those that it may refer to, from the top of the house to its bottom.</summary>
    public static ImmutableArray<(string Folder, ImmutableArray<string> Targets)> Listed()
    {
        List<(string Folder, List<string> Targets)> all = [];
        foreach (string line in CommittedText.Lines(List))
        {
            string targets = line;
            if (!line.StartsWith(' '))
            {
                string[] halves = line.Split(':', 2);
                all.Add((halves[0].Trim(), []));
                targets = halves.Length > 1 ? halves[1] : string.Empty;
            }

            all[^1].Targets.AddRange(targets.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
        }

        return [.. all.Select(entry => (entry.Folder, entry.Targets.ToImmutableArray()))];
    }

    /// <summary>Writes the list as the code has it. Folders that are in a cycle have no place in it, so there must be none.</summary>
    public static void Write()
    {
        ILookup<string, string> targets = Used.ToLookup(arrow => arrow.From, arrow => arrow.To, StringComparer.Ordinal);
        Dictionary<string, int> heights = new(StringComparer.Ordinal);
        CommittedText.Write(List, Folders
            .OrderByDescending(folder => SourceTree.Products.IndexOf($"Polyhedra.{folder.Split('/')[0]}"))
            .ThenByDescending(folder => Height(folder, targets, heights))
            .ThenBy(folder => folder, StringComparer.Ordinal)
            .SelectMany(folder => Lines(folder, targets[folder])));
    }

    // The number of arrows on the longest way down.
    private static int Height(string folder, ILookup<string, string> targets, Dictionary<string, int> known)
    {
        if (!known.TryGetValue(folder, out int height))
        {
            height = targets[folder].Select(target => Height(target, targets, known) + 1).DefaultIfEmpty().Max();
            known.Add(folder, height);
        }

        return height;
    }

    private static IEnumerable<string> Lines(string folder, IEnumerable<string> targets)
    {
        string line = folder;
        char mark = ':';
        foreach (string target in targets.Order(StringComparer.Ordinal))
        {
            line += mark;
            if (line.Length + target.Length > LineLength)
            {
                yield return line;
                line = "   ";
            }

            line += $" {target}";
            mark = ',';
        }

        yield return line;
    }

    private static ImmutableArray<FolderArrow> Find() =>
    [
        .. TypeReferences.All
            .SelectMany(place => place.Targets.Select(target => (From: Folder(place.File), To: Folder(target), Place: place)))
            .Where(pair => !string.Equals(pair.From, pair.To, StringComparison.Ordinal))
            .GroupBy(pair => (pair.From, pair.To))
            .Select(group => new FolderArrow(group.Key.From, group.Key.To, [.. group.Select(pair => pair.Place).Distinct()]))
            .OrderBy(arrow => arrow.ToString(), StringComparer.Ordinal),
    ];

    private static string Folder(string path) => Short(path[..path.LastIndexOf('/')]);

    private static string Short(string folder) => folder["Polyhedra.".Length..];
}
