using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Studies.Constructions;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Tests.Walk;
using Verdict = Polyhedra.Checker.Verdict;

namespace Polyhedra.Tests.Certificates;

/// <summary>Certificates of walks that were stopped: what was found is proved, and the rest is bounded.</summary>
public sealed class OpenNodesTests
{
    [Test]
    public void A_walk_that_is_stopped_anywhere_leaves_a_proof_of_bounds(
        [Values(Engine.Lp, Engine.Vertex)] Engine engine, [Values("relu", "hardtanh", "maxout 3")] string gates, [Values] bool inBox)
    {
        Network network = LcgNetwork.Of(gates, 2, [3, 2], seed: 1);
        HPolyhedron domain = inBox ? TestDomains.SymmetricBox(2) : HPolyhedron.WholeSpace(2);
        int regions = Walks.Count(network, domain);
        for (int most = 0; most <= regions; most++)
        {
            using Certified certified = new(network, domain, engine, new EnumerationBudget { MaxRegions = most });
            Verdict verdict = certified.Check();

            Assert.That(verdict.Reason, Is.Null, $"{most}\n{certified.Text}");
            Assert.That(verdict.AtLeast, Is.EqualTo((System.Numerics.BigInteger)most));
            Assert.That(verdict.AtMost, most == regions
                ? Is.EqualTo((System.Numerics.BigInteger)regions) : Is.GreaterThanOrEqualTo((System.Numerics.BigInteger)regions));
            Assert.That(certified.Summary.IsComplete, Is.EqualTo(most == regions));
            Assert.That(certified.Text.Contains('?', StringComparison.Ordinal), Is.EqualTo(most < regions));
        }
    }

    /// <summary>Cancelled from another thread, so in the middle of a step too.</summary>
    [Test]
    public void A_walk_that_is_cancelled_at_any_moment_leaves_a_proof_of_bounds(
        [Values(Engine.Lp, Engine.Vertex)] Engine engine, [Values] bool isMaxout, [Range(0, 5)] int delay)
    {
        Network network = isMaxout ? LcgNetwork.Of("maxout 3", 3, [5, 5], seed: 1) : RandomNetwork.HeNormal(3, [14, 14, 1], 1);
        using CancellationTokenSource source = new();
        source.CancelAfter(delay);
        using Certified certified = new(network, TestDomains.SymmetricBox(3), engine, cancellation: source.Token);
        Verdict verdict = certified.Check();

        Assert.That(verdict.Reason, Is.Null, certified.Text);
        Assert.That(verdict.AtLeast, Is.EqualTo((System.Numerics.BigInteger)certified.Summary.ActivationRegions));
        Assert.That(verdict.AtMost == verdict.AtLeast, Is.EqualTo(certified.Summary.IsComplete));
    }

    [TestCase(Engine.Lp)]
    [TestCase(Engine.Vertex)]
    public void A_walk_that_never_began_leaves_everything_open(Engine engine)
    {
        Network network = LcgNetwork.Of("relu", 2, [3, 3], seed: 1);
        using Certified certified = new(network, TestDomains.SymmetricBox(2), engine, cancellation: new CancellationToken(canceled: true));

        Assert.That(certified.Summary.StopReason, Is.EqualTo(StopReason.Cancelled));
        Assert.That(certified.Check().AtLeast.IsZero, Is.True);
        Assert.That(certified.Check().AtMost, Is.GreaterThanOrEqualTo((System.Numerics.BigInteger)17));
    }
}
