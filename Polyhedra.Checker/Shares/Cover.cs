using Polyhedra.Checker.Text;

namespace Polyhedra.Checker.Shares;

/// <summary>Proves that several checkers together have checked a whole tree.</summary>
/// <remarks>It takes their reports as they are, and nobody's word for who was to check what: whatever shared out the work can be wrong in
/// any way, and the worst that follows is that the certificate is rejected.</remarks>
internal static class Cover
{
    /// <summary>What the whole tree comes to, of which each checker has checked the trunk and some shares.</summary>
    /// <param name="reports">The reports of all the checkers; they have read the same bytes.</param>
    /// <exception cref="FormatException">They have not checked every share, and each share once.</exception>
    public static Tally Join(IReadOnlyList<TreeReport> reports)
    {
        Require.That(reports.Count > 0, "nobody has checked the tree");
        Tally whole = reports[0].Trunk;
        foreach (TreeReport report in reports)
        {
            Require.That(
                report.ShareCount == reports[0].ShareCount && report.Trunk == reports[0].Trunk, "the checkers have not read the same tree");
            whole += report.Shares;
        }

        RequireEachShareOnce(reports);
        return whole;
    }

    // Lays the ranges one behind the other, from the first share to the last. The ranges of one checker are taken in their order, so one
    // that overlaps another, is empty, stands in the wrong place or goes beyond the tree is left over, and a gap is seen where it begins.
    private static void RequireEachShareOnce(IReadOnlyList<TreeReport> reports)
    {
        int[] laid = new int[reports.Count];
        long end = 0;
        for (bool isFound = true; isFound;)
        {
            isFound = false;
            for (int i = 0; i < reports.Count; i++)
            {
                IReadOnlyList<ShareRange> ranges = reports[i].Checked;
                while (laid[i] < ranges.Count && ranges[laid[i]].First == end && ranges[laid[i]].End > end)
                {
                    end = ranges[laid[i]].End;
                    laid[i]++;
                    isFound = true;
                }
            }
        }

        Require.That(end >= reports[0].ShareCount, $"nobody has checked share {end} of the tree");
        Require.That(end == reports[0].ShareCount, "more shares are said to be checked than the tree has");
        for (int i = 0; i < reports.Count; i++)
        {
            Require.That(laid[i] == reports[i].Checked.Count, "a share of the tree was checked twice");
        }
    }
}
