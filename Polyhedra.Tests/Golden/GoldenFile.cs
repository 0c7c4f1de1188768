using NUnit.Framework;

namespace Polyhedra.Tests.Golden;

/// <summary>A committed file of golden hashes: rows <c>hash | counts | words</c>, and comments that begin with <c>#</c>.</summary>
internal sealed class GoldenFile(string name)
{
    private readonly string _path = Path.Combine(Repository.Root, "Polyhedra.Tests", "Golden", name);

    /// <summary>The cases of a test, each named by its words.</summary>
    public IEnumerable<TestCaseData> Cases() => Rows().Select(row => new TestCaseData(row).SetArgDisplayNames(row.Words));

    /// <summary>The words of all rows.</summary>
    public string[] Names() => [.. Rows().Select(row => row.Words)];

    /// <summary>Compares what a case gives with its row. A difference is told with both hashes and the file of the actual text.</summary>
    public static void Check(GoldenRow row, GoldenText actual)
    {
        if (string.Equals(actual.Hash, row.Hash) && string.Equals(actual.Counts, row.Counts))
        {
            return;
        }

        string path = Path.Combine(Path.GetTempPath(), $"polyhedra-golden-{actual.Hash[..16]}.txt");
        File.WriteAllText(path, actual.Text);
        Assert.Fail(
            $"{row.Words}\nexpected  {row.Hash}  {row.Counts}\nactual    {actual.Hash}  {actual.Counts}\nThe actual text is in {path}");
    }

    /// <summary>Writes the file anew with what the cases give now; comments stay.</summary>
    public void Renew(Func<GoldenRow, GoldenText> make)
    {
        string[] lines = [.. Lines().Select(line => IsRow(line) ? Renewed(Parse(line), make).ToString() : line)];
        File.WriteAllLines(_path, lines);
    }

    private static GoldenRow Renewed(GoldenRow row, Func<GoldenRow, GoldenText> make)
    {
        GoldenText actual = make(row);
        return row with { Hash = actual.Hash, Counts = actual.Counts };
    }

    private static GoldenRow Parse(string line) =>
        line.Split(" | ") is [string hash, string counts, string words]
            ? new GoldenRow(hash, counts, words)
            : throw new FormatException($"Expected hash | counts | words, got {line}");

    private static bool IsRow(string line) => line.Length > 0 && line[0] != '#';

    private IEnumerable<GoldenRow> Rows() => Lines().Where(IsRow).Select(Parse);

    private string[] Lines() => File.ReadAllLines(_path);
}
