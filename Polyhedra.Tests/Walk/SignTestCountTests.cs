using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Arrangements.Walk.Kernels;

namespace Polyhedra.Tests.Walk;

/// <summary>The summary's numbers of decisions: all of them, and those that floating point left open.</summary>
public sealed class SignTestCountTests
{
    [Test]
    public void One_exact_decision_does_not_make_the_others_exact()
    {
        // The first line passes through the centre of the box, where the first witness is; the others are in general position.
        Network network = Nets.Of(Nets.Relu("1 1 | 0", "2 -1 | 1/2", "1 3 | -1/3", "-3 1 | 2/3", "1 0 | -5"));

        EnumerationSummary summary = Run(network, KernelArithmetic.Filtered);

        Assert.That(summary.ExactSignTests, Is.InRange(1, summary.SignTests / 4));
    }

    [Test]
    public void Without_floating_point_every_decision_is_exact()
    {
        Network network = Nets.Of(Nets.Relu("1 1 | 0", "2 -1 | 1/2", "0 0 | 1"));

        EnumerationSummary summary = Run(network, KernelArithmetic.ExactOnly);

        // Three gates on the box, then one decision for the first candidate and one for the second in each half.
        Assert.That(summary.SignTests, Is.EqualTo(3 + 1 + 2));
        Assert.That(summary.ExactSignTests, Is.EqualTo(summary.SignTests));
    }

    private static EnumerationSummary Run(Network network, KernelArithmetic arithmetic)
    {
        CollectingSink sink = new(network, TestDomains.SymmetricBox(2));
        return RegionEnumerator.Enumerate(network, TestDomains.SymmetricBox(2), ref sink, arithmetic);
    }
}
