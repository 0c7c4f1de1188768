using System.Reflection;
using System.Text.Json;
using NUnit.Framework;
using Polyhedra.Arrangements.Certificates;
using Polyhedra.Arrangements.Hyperplanes;
using Polyhedra.Arrangements.Hyperplanes.Files;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Checker;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Tests.Cli;
using Polyhedra.Tests.Walk;
using DomainText = Polyhedra.Arrangements.Domains.DomainText;

namespace Polyhedra.Tests.Certificates;

/// <summary>Whatever has a known count of at most 2,000 has certificates of it by both engines: the cases of <c>../shared/cases</c>, the
/// arrangements of <c>data/</c> and every network of <see cref="LcgFixtureTests"/> in all of space and in the box.
/// (<c>tools/certify_cases.py</c> does the larger ones; the networks of <c>data/</c> are in
/// <see cref="Cli.Commands.Certificates.CertificateTests"/>.)</summary>
[Category("Certificates of known counts")]
internal sealed class CertifiedCasesTests
{
    private const int MostRegions = 2000;

    [TestCaseSource(nameof(NetworkFiles))]
    public void Networks_with_a_known_count_are_certified(string name, string domain, int regions)
    {
        if (Repository.Shared("cases") is null)
        {
            Assert.Ignore("../shared/cases is not there");
        }

        string path = Repository.Shared(["cases", .. name.Split('/')])!;
        Network network = NetworkFile.Read(path);
        Certify(
            path, domain, $"{regions} activation regions", (text, engine) =>
                CertificateWriter.Write(network, DomainText.Parse(domain, network.InputCount), text, engine));
    }

    [TestCaseSource(nameof(Fixtures))]
    public void Integer_networks_with_a_known_count_are_certified(string gates, int inputs, int[] widths, int seed, int regions, int inBox)
    {
        Network network = LcgNetwork.Of(gates, inputs, widths, seed);
        using TemporaryFolder folder = new();
        string path = folder.Path("network.json");
        using (FileStream file = File.Create(path))
        {
            NetworkWriter.Write(network, file);
        }

        Certify(
            path, "all", $"{regions} activation regions", (text, engine) =>
                CertificateWriter.Write(network, HPolyhedron.WholeSpace(inputs), text, engine));
        Certify(
            path, "box:-1,1", $"{inBox} activation regions", (text, engine) =>
                CertificateWriter.Write(network, TestDomains.SymmetricBox(inputs), text, engine));
    }

    [TestCaseSource(nameof(ArrangementFiles))]
    public void Arrangements_with_a_known_count_are_certified(string path, int regions)
    {
        if (!File.Exists(path))
        {
            Assert.Ignore("../shared/cases is not there");
        }

        HyperplaneArrangement arrangement = ArrangementFile.Read(path);
        Certify(path, null, $"{regions} chambers", (text, engine) => CertificateWriter.Write(arrangement, text, engine));
    }

    private static void Certify(string path, string? domain, string counted, Func<Stream, Engine, EnumerationSummary> write)
    {
        using TemporaryFolder folder = new();
        foreach (Engine engine in (Engine[])[Engine.Vertex, Engine.Lp])
        {
            string certificate = folder.Path($"{engine}.pc");
            using (FileStream file = File.Create(certificate))
            {
                Assert.That(write(file, engine).IsComplete, Is.True);
            }

            Assert.That(
                $"{CertificateChecker.Check(path, certificate, new CheckOptions { Domain = domain })}", Is.EqualTo($"VERIFIED {counted}"),
                $"{engine}");
        }
    }

    private static IEnumerable<TestCaseData> NetworkFiles() =>
        Known("networks", "activationRegions").Concat(Known("degenerate", "activationRegions"))
            .Select(known => new TestCaseData(known.Name, known.Expect.GetProperty("domain").GetString()!, known.Regions));

    private static IEnumerable<TestCaseData> ArrangementFiles() =>
        Known("arrangements", "regions").Select(
            known =>
                new TestCaseData(Repository.Shared(["cases", .. known.Name.Split('/')])!, known.Regions).SetArgDisplayNames(known.Name))
            .Concat(DataReadme.Rows("arrangements")
                .Where(cells => !cells[0].EndsWith(".edges", StringComparison.Ordinal) && int.Parse(cells[3]) <= MostRegions)
                .Where(cells => cells[0].EndsWith(".json", StringComparison.Ordinal)
                    && Repository.Shared("cases", "arrangements", cells[0]) is null)
                .Select(
                    cells =>
                        new TestCaseData(Repository.Data("arrangements", cells[0]), int.Parse(cells[3])).SetArgDisplayNames(cells[0])));

    // The rows of the tests that know the counts.
    private static IEnumerable<TestCaseData> Fixtures() =>
        from method in typeof(LcgFixtureTests).GetMethods()
        from row in method.GetCustomAttributes<TestCaseAttribute>()
        let relu = row.Arguments.Length == 6 && row.Arguments[0] is int
        select relu
            ? new TestCaseData("relu", row.Arguments[0], row.Arguments[1], row.Arguments[2], row.Arguments[3], row.Arguments[5])
            : new TestCaseData(row.Arguments[0], row.Arguments[1], row.Arguments[2], 1, row.Arguments[3], row.Arguments[5]);

    // Empty where the folder is absent, but for one that is then ignored.
    private static IEnumerable<(string Name, int Regions, JsonElement Expect)> Known(string folder, string property)
    {
        if (Repository.Shared("cases", folder) is not { } path)
        {
            yield return ($"{folder}/none.json", 1, JsonDocument.Parse("""{"domain": "all"}""").RootElement);
            yield break;
        }

        foreach (string file in Directory.EnumerateFiles(path, "*.json").Order(StringComparer.Ordinal))
        {
            JsonElement expect = JsonDocument.Parse(File.ReadAllBytes(file)).RootElement.GetProperty("expect");
            int regions = expect.GetProperty(property).GetInt32();
            if (regions <= MostRegions)
            {
                yield return ($"{folder}/{Path.GetFileName(file)}", regions, expect);
            }
        }
    }
}
