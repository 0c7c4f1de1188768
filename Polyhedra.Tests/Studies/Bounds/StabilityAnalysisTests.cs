using System.Collections.Immutable;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Studies.Bounds;
using Polyhedra.Arrangements.Studies.Constructions;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;
using Polyhedra.Tests.Core.LinearProgramming;
using Polyhedra.Tests.Walk;

namespace Polyhedra.Tests.Studies.Bounds;

/// <summary>Stability by linear programs over a relaxation, against the list of regions.</summary>
[TestFixture]
public sealed class StabilityAnalysisTests
{
    [Test]
    public void Relaxations_find_what_the_list_of_regions_finds()
    {
        Random random = new(51);
        int relaxed = 0;
        for (int i = 0; i < 80; i++)
        {
            int dimension = random.Next(2, 5);
            Network network = RandomNets.Draw(random, (WeightKind)random.Next(7), dimension, [5, 5, 4]);
            HPolyhedron domain = HPolyhedron.Cube(dimension, new Rational(-1, random.Next(2, 9)), new Rational(1, random.Next(2, 9)));
            UnitState[] truth = States(StabilityAnalysis.DecideUnits(network, domain, proposer: null));
            foreach (IBasisProposer proposer in Proposers.All)
            {
                ImmutableArray<ImmutableArray<UnitStability>> found = StabilityAnalysis.DecideUnits(network, domain, proposer);
                Assert.That(States(found), Is.EqualTo(truth), $"network {i}, {proposer}");
                relaxed += found.Sum(layer => layer.Count(unit => unit.By == SettledBy.Relaxation));
            }
        }

        Assert.That(relaxed, Is.GreaterThan(50));
    }

    [Test]
    public void A_wide_network_is_settled_without_a_list_whoever_proposes()
    {
        Network network = RandomNetwork.HeNormal(200, [24, 24, 4], 3);
        HPolyhedron domain = HPolyhedron.Cube(200, Rational.Parse("0.48"), Rational.Parse("0.52"));
        ImmutableArray<ImmutableArray<UnitStability>>[] all =
            [.. Proposers.All.Select(proposer => StabilityAnalysis.DecideUnits(network, domain, proposer))];
        foreach (ImmutableArray<ImmutableArray<UnitStability>> found in all)
        {
            Assert.That(found.SelectMany(layer => layer), Is.EqualTo(all[0].SelectMany(layer => layer)));
            Assert.That(found[1].Select(unit => unit.By), Has.None.EqualTo(SettledBy.Regions).And.None.EqualTo(SettledBy.Nothing));
            Assert.That(found[1].Select(unit => unit.By), Has.Some.EqualTo(SettledBy.Relaxation));
        }
    }

    /// <summary>max(0, x) - max(0, -x) - x vanishes identically, so the unit behind it is inactive everywhere and never negative: no
    /// relaxation and no point shows it, and a margin would never find it.</summary>
    [Test]
    public void A_unit_that_vanishes_identically_is_inactive()
    {
        Network network = Nets.Of(
            Nets.Layer(Activation.Relu, [Nets.ParseRow("1 | 0"), Nets.ParseRow("-1 | 0"), Nets.ParseRow("1 | 2")]),
            Nets.Layer(Activation.Relu, [Nets.ParseRow("1 -1 -1 | 2")]));
        foreach (IBasisProposer? proposer in Proposers.AllAndNobody)
        {
            ImmutableArray<ImmutableArray<UnitStability>> found =
                StabilityAnalysis.DecideUnits(network, TestDomains.SymmetricBox(1), proposer);
            Assert.That(found[1][0].State, Is.EqualTo(UnitState.Inactive));
        }
    }

    private static UnitState[] States(ImmutableArray<ImmutableArray<UnitStability>> layers)
    {
        UnitStability[] units = [.. layers.SelectMany(layer => layer)];
        Assert.That(units.Select(unit => unit.IsSettled), Is.All.True);
        return Array.ConvertAll(units, unit => unit.State);
    }
}
