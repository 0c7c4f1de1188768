using System.Text.Json;
using NUnit.Framework;
using Polyhedra.Arrangements.Domains;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Walk;

/// <summary>Network files that carry their own count under <c>expect</c>, from <c>../shared/cases</c>; ignored where that folder
/// is absent.</summary>
public sealed class CaseFileTests
{
    [TestCase("2-16-16-1.json")]
    [TestCase("2-32-32-1.json")]
    [TestCase("3-16-16-1.json")]
    [TestCase("5-12-12-1.json")]
    public void Random_networks_give_their_expected_count(string file)
    {
        if (Repository.Shared("cases", "networks", file) is not { } path)
        {
            Assert.Ignore($"../shared/cases/networks/{file} is not there");
            return;
        }

        Network network = NetworkFile.Read(path);
        (HPolyhedron domain, int expected) = Expectation(path, network.InputCount);

        Dictionary<string, CollectedRegion> regions = Walks.All(network, domain);

        Assert.That(regions, Has.Count.EqualTo(expected));
    }

    [Test]
    public void Degenerate_networks_give_their_hand_proved_counts()
    {
        if (Repository.Shared("cases", "degenerate") is not { } folder)
        {
            Assert.Ignore("../shared/cases/degenerate is not there");
            return;
        }

        foreach (string path in Directory.EnumerateFiles(folder, "*.json"))
        {
            Network network = NetworkFile.Read(path);
            (HPolyhedron domain, int expected) = Expectation(path, network.InputCount);
            Assert.That(Walks.Count(network, domain), Is.EqualTo(expected), Path.GetFileName(path));
        }
    }

    /// <summary>Counted without listing, by as many threads as there may be; the last four by two floating-point tools that agree, the
    /// others by exact enumerations.</summary>
    [TestCase("2-16-16-1.json", 368)]
    [TestCase("2-32-32-1.json", 1290)]
    [TestCase("2-64-64-1.json", 4704)]
    [TestCase("2-64-64-64-1.json", 9744)]
    [TestCase("3-16-16-1.json", 4210)]
    [TestCase("3-32-32-1.json", 32712)]
    [TestCase("4-16-16-1.json", 19935)]
    [TestCase("4-24-24-1.json", 152799)]
    [TestCase("5-12-12-1.json", 11544)]
    [TestCase("6-10-10-1.json", 14251)]
    [TestCase("8-8-8-1.json", 10275)]
    [TestCase("2-128-128-128-1.json", 46141)]
    [TestCase("2-256-256-1.json", 91931)]
    [TestCase("3-64-64-1.json", 208488)]
    [TestCase("4-32-32-1.json", 391508)]
    public void Random_networks_are_counted_by_the_vertex_kernel(string file, int regions)
    {
        if (Repository.Shared("cases", "networks", file) is not { } path)
        {
            Assert.Ignore($"../shared/cases/networks/{file} is not there");
            return;
        }

        Network network = NetworkFile.Read(path);
        (HPolyhedron domain, int expected) = Expectation(path, network.InputCount);
        Assert.That(expected, Is.EqualTo(regions), "the file says the same");

        foreach (int threads in (int[])[1, 2])
        {
            EnumerationSummary count = RegionEnumerator.Count(network, domain, Engine.Vertex, threads);
            Assert.That(count.IsComplete, Is.True);
            Assert.That(count.ActivationRegions, Is.EqualTo(regions), $"{threads} threads");
        }
    }

    /// <summary>ACAS Xu 1_1 near the origin: six layers of 50 relus on five inputs. A floating-point tool says 971 too.</summary>
    [Test]
    public void A_published_network_has_971_regions_near_the_origin(
        [Values(NumberRule.Exact, NumberRule.Float32)] NumberRule rule, [Values(Engine.Lp, Engine.Vertex)] Engine engine)
    {
        if (ReadAcasXu(rule) is not { } network)
        {
            return;
        }

        CountOnly sink = default;
        EnumerationSummary summary = RegionEnumerator.Enumerate(network, NearOrigin(), ref sink, engine);

        Assert.That(summary.IsComplete, Is.True);
        Assert.That(summary.ActivationRegions, Is.EqualTo(971));
    }

    [Explicit("minutes: exact arithmetic alone, and every region checked")]
    [TestCase(NumberRule.Exact)]
    [TestCase(NumberRule.Float32)]
    public void A_published_network_has_the_same_regions_in_exact_arithmetic(NumberRule rule)
    {
        if (ReadAcasXu(rule) is not { } network)
        {
            return;
        }

        Dictionary<string, CollectedRegion> regions = Walks.All(network, NearOrigin());

        Assert.That(regions, Has.Count.EqualTo(971));
        Assert.That(Walks.All(network, NearOrigin(), KernelArithmetic.ExactOnly).Keys, Is.EquivalentTo(regions.Keys));
    }

    private static Network? ReadAcasXu(NumberRule rule)
    {
        if (Repository.Shared("cases", "acasxu", "ACASXU_run2a_1_1_batch_2000.nnet") is { } path)
        {
            return NetworkFile.Read(path, rule);
        }

        Assert.Ignore("../shared/cases/acasxu is not there");
        return null;
    }

    private static HPolyhedron NearOrigin() => HPolyhedron.Cube(5, new Rational(-1, 50), new Rational(1, 50));

    private static (HPolyhedron Domain, int Regions) Expectation(string path, int inputs)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        JsonElement expect = document.RootElement.GetProperty("expect");
        return (DomainText.Parse(expect.GetProperty("domain").GetString()!, inputs), expect.GetProperty("activationRegions").GetInt32());
    }

    private readonly struct CountOnly : IRegionSink
    {
        public static bool NeedsRegions => true;

        public void Accept(scoped in RegionView region)
        {
        }
    }
}
