using System.Text.Json;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Formats;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Tests.Enumeration;

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

        Dictionary<string, CollectedRegion> regions = Walk.All(network, domain);

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
            Assert.That(Walk.Count(network, domain), Is.EqualTo(expected), Path.GetFileName(path));
        }
    }

    private static (HPolyhedron Domain, int Regions) Expectation(string path, int inputs)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
        JsonElement expect = document.RootElement.GetProperty("expect");
        return (DomainText.Parse(expect.GetProperty("domain").GetString()!, inputs), expect.GetProperty("activationRegions").GetInt32());
    }
}
