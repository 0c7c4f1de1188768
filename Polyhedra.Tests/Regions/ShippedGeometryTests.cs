using System.Collections.Immutable;
using System.Text.Json.Nodes;
using NUnit.Framework;
using Polyhedra.Arrangements.Domains;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Networks.Files;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Arrangements.Walk.Kernels.Path;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Regions;

/// <summary>The regions of every shipped network with a box, as exact polytopes: no split loses volume, so by induction the regions fill
/// the box; and their faces fit together. The digits network has 64 inputs, and a box of so many dimensions too many vertices; its regions
/// are left out.</summary>
public sealed class ShippedGeometryTests
{
    private const int MostInputs = 8;

    private static IEnumerable<string> BoxNetworks => Directory.EnumerateFiles(Repository.Data("networks"), "*.json")
        .Where(path => ExpectOf(path) is { } expect && (string)expect["domain"]! is not "all")
        .Where(path => NetworkFile.Read(path).InputCount <= MostInputs)
        .Select(path => Path.GetFileName(path)!)
        .Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(BoxNetworks))]
    public void No_split_loses_volume(string name)
    {
        (Network network, HPolyhedron domain, int regions) = Read(name);
        SplitVolumeListener listener = new(domain);
        ImmutableArray<Rational> inside = InteriorPoint.Find(domain)!.Value;
        LpEngine kernel = new(domain, inside, KernelArithmetic.Filtered, default);

        using WalkSession session = new(null, null, null, CancellationToken.None);
        EnumerationSummary summary = new Walker<SplitVolumeListener>(network, kernel, session, listener).Run(ref listener);

        Assert.That((summary.ActivationRegions, listener.Splits), Is.EqualTo((regions, regions - 1)));
    }

    [TestCaseSource(nameof(BoxNetworks))]
    public void The_faces_fit_together(string name)
    {
        (Network network, HPolyhedron domain, int regions) = Read(name);
        Dictionary<string, RegionGeometry> found = CollectedGeometry.Of(network, domain, Engine.Vertex);

        Assert.That(found, Has.Count.EqualTo(regions));
        Assert.That(new FaceCounts(found.Values).EulerSum, Is.EqualTo(1), "a box is a closed ball");
        RegionGeometryTests.EveryFacetIsSharedOrOnTheBoundary(found);
    }

    private static (Network Network, HPolyhedron Domain, int Regions) Read(string name)
    {
        string path = Repository.Data("networks", name);
        Network network = NetworkFile.Read(path);
        JsonNode expect = ExpectOf(path)!;
        return (network, DomainText.Parse((string)expect["domain"]!, network.InputCount), (int)expect["activationRegions"]!);
    }

    private static JsonNode? ExpectOf(string path) => JsonNode.Parse(File.ReadAllText(path))!["expect"];
}
