using System.IO.Compression;
using System.Text;
using NUnit.Framework;
using Polyhedra.Checker;
using Polyhedra.Tests.Cli;
using Polyhedra.Tests.Tools;

namespace Polyhedra.Tests.Certificates;

/// <summary>The certificates that ship: the good ones of <c>data/certificates</c> are verified, and the forged ones are rejected, each for
/// the reason that the table beside them gives.</summary>
internal sealed class ForgedCertificateTests
{
    private static readonly string Folder = Repository.Data("certificates");
    private static readonly string Forged = Repository.Data("certificates", "forged");

    /// <summary>Name, about, trick, reason.</summary>
    private static IEnumerable<string[]> Rows => File.ReadLines(Path.Combine(Forged, "README.md"))
        .Where(line => line.StartsWith("| `", StringComparison.Ordinal))
        .Select(line => line.Split(" | ").Select(cell => cell.Trim('`', ' ', '|')).ToArray());

    [TestCaseSource(nameof(Forgeries))]
    public void Forgeries_are_rejected_for_the_reason_of_the_table(string name, string about, string reason)
    {
        foreach (int threads in (int[])[1, 3])
        {
            Verdict verdict = CertificateChecker.Check(
                Path.Combine(Folder, about), Path.Combine(Forged, name), new CheckOptions { Threads = threads });
            Assert.That(verdict.Reason, Does.StartWith("line ").And.Contain(reason));
        }
    }

    [Test]
    public void The_table_lists_every_forgery_and_the_other_checker_rejects_them_too()
    {
        List<string[]> rows = [.. Rows];
        Assert.That(rows, Has.Count.GreaterThanOrEqualTo(40));
        Assert.That(
            rows.Select(row => row[0]).Append("README.md"), Is.EquivalentTo(Directory.EnumerateFiles(Forged).Select(Path.GetFileName)));
        Assert.That(rows.Select(row => row[2]), Is.Unique);
        rows.RemoveAll(
            row => row[0].EndsWith(".pc", StringComparison.Ordinal) && !PythonChecker.Knows(File.ReadLines(Path.Combine(Forged, row[0]))));

        List<(bool IsVerified, string Reason)> verdicts = PythonChecker.Check(
            rows.Select(row => (Path.Combine(Folder, row[1]), Path.Combine(Forged, row[0]))));

        Assert.That(verdicts.Zip(rows).Where(pair => pair.First.IsVerified).Select(pair => pair.Second[0]), Is.Empty);
        Assert.That(verdicts, Has.Count.EqualTo(rows.Count).And.Count.GreaterThan(25));
    }

    [TestCaseSource(nameof(GoodOnes))]
    public void Certificates_that_ship_are_verified(string name, string about, string proves)
    {
        Verdict verdict = CertificateChecker.Check(Path.Combine(Folder, about), Path.Combine(Folder, name));

        Assert.That(
            string.Join("; ", verdict.Report().Split('\n').TakeWhile(line => !line.StartsWith("digest", StringComparison.Ordinal))),
            Is.EqualTo($"VERIFIED {proves}"));
    }

    [Test]
    public void The_table_lists_every_certificate_that_ships()
    {
        string[] names = [.. DataReadme.Rows("certificates").Select(cells => cells[0])];

        Assert.That(names, Is.EquivalentTo(
            Directory.EnumerateFiles(Folder).Select(Path.GetFileName).Where(name => !name!.EndsWith(".json", StringComparison.Ordinal))));
        Assert.That(
            names.SelectMany(Lines).Select(line => line[0]).Distinct(), Is.SupersetOf("npBsm+x.?="), "all kinds of lines but box lines");
    }

    private static IEnumerable<TestCaseData> Forgeries() => Rows.Select(row => new TestCaseData(row[0], row[1], row[3]));

    private static IEnumerable<TestCaseData> GoodOnes() =>
        DataReadme.Rows("certificates").Select(cells => new TestCaseData(cells[0], cells[1], cells[2]));

    private static IEnumerable<string> Lines(string name)
    {
        using FileStream file = File.OpenRead(Path.Combine(Folder, name));
        using StreamReader reader = new(
            name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file, Encoding.ASCII);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
