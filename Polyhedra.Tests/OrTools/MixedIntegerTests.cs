using System.Collections.Immutable;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Studies.Bounds;
using Polyhedra.Arrangements.Studies.Constructions;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;
using Polyhedra.OrTools;
using Polyhedra.Tests.Walk;

namespace Polyhedra.Tests.OrTools;

/// <summary>Counts and stability of small generic networks by SCIP, which shares no code with the walk.</summary>
[TestFixture]
public sealed class MixedIntegerTests
{
    private const double LeastMargin = 1e-7;

    [SetUp]
    public void Needs_the_native_library() => Assume.That(OrToolsLibrary.IsAvailable, "the native library of OR-Tools is not here");

    [TestCase(2, new[] { 5, 1 }, 11ul)]
    [TestCase(2, new[] { 4, 3, 1 }, 12ul)]
    [TestCase(3, new[] { 4, 2, 1 }, 13ul)]
    public void Finds_the_same_patterns(int inputs, int[] widths, ulong seed)
    {
        Network network = RandomNetwork.HeNormal(inputs, widths, seed);
        HashSet<string> found = [];
        using MixedIntegerNetwork program = new(network, -1, 1);
        while (program.NextPattern(LeastMargin) is { } pattern)
        {
            Assert.That(found.Add(pattern), Is.True);
        }

        IEnumerable<string> walked = Walks.All(network, HPolyhedron.Cube(inputs, -1, 1)).Keys
            .Select(pattern => pattern.Replace("|", string.Empty, StringComparison.Ordinal)[..program.GateCount]);
        Assert.That(found, Is.EquivalentTo(walked));
        Assert.That(found, Has.Count.GreaterThan(5));
    }

    /// <summary>Why exactness matters: a margin does not see a region on which a unit vanishes identically.</summary>
    [Test]
    public void Misses_regions_on_which_a_unit_vanishes()
    {
        Network network = Nets.Of(
            Nets.Layer(Activation.Relu, [Nets.ParseRow("1 | 0"), Nets.ParseRow("-1 | 0")]),
            Nets.Layer(Activation.Relu, [Nets.ParseRow("1 0 | 0")]));
        Assert.That(Walks.All(network, HPolyhedron.Cube(1, -1, 1)), Has.Count.EqualTo(2));
        using MixedIntegerNetwork program = new(network, -1, 1);
        Assert.That(program.NextPattern(LeastMargin), Is.EqualTo("101"));
        Assert.That(program.NextPattern(LeastMargin), Is.Null, "on the left the last unit is 0 throughout");
    }

    [Test]
    public void Finds_the_same_stable_units()
    {
        Network network = RandomNetwork.HeNormal(64, [32, 32, 10], 5);
        ImmutableArray<UnitStability> units =
            StabilityAnalysis.DecideUnits(network, HPolyhedron.Cube(64, Rational.Parse("0.45"), Rational.Parse("0.55")))[1];
        using MixedIntegerNetwork program = new(network, 0.45, 0.55);
        int[] open = [.. Enumerable.Range(0, units.Length).Where(i => units[i].By != SettledBy.Range)];
        Assert.That(open, Has.Length.GreaterThan(5), "units that intervals leave open");
        foreach (int i in open)
        {
            UnitState state = (program.Largest(32 + i, 1) > 0 ? UnitState.Active : UnitState.None)
                | (program.Largest(32 + i, -1) > 0 ? UnitState.Inactive : UnitState.None);
            Assert.That(units[i], Is.EqualTo(units[i] with { State = state }), $"unit {i}, by {units[i].By}");
        }

        Assert.That(open.Select(i => units[i].By), Has.Some.EqualTo(SettledBy.Relaxation));
    }
}
