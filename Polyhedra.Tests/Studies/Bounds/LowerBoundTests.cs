using System.Globalization;
using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Studies.Bounds;

namespace Polyhedra.Tests.Studies.Bounds;

/// <summary>The claims of the constructions, as the table of the project's theory reference has them:
/// there each was met by an exact count.</summary>
internal sealed class LowerBoundTests
{
    [TestCase("general-position", 2, "4", 11)]
    [TestCase("general-position", 3, "5", 26)]
    [TestCase("pascanu-2013", 2, "4,4", 22)]
    [TestCase("pascanu-2013", 2, "6,6,3", 63)]
    [TestCase("pascanu-2013", 3, "6,4", 30)]
    [TestCase("pascanu-2013-pairs", 1, "2,2,2", 12)]
    [TestCase("pascanu-2013-pairs", 2, "4,4", 44)]
    [TestCase("pascanu-2013-pairs", 2, "4,4,4", 176)]
    [TestCase("pascanu-2013-pairs", 3, "6,6", 336)]
    [TestCase("montufar-2014", 1, "3,3,3", 36)]
    [TestCase("montufar-2014", 2, "5,3", 28)]
    [TestCase("montufar-2014", 2, "4,4,3", 112)]
    [TestCase("montufar-2014", 3, "6,4", 120)]
    [TestCase("telgarsky-2015", 1, "2", 2)]
    [TestCase("telgarsky-2015", 1, "2,2,2,2,2,2,2", 128)]
    [TestCase("arora-2018", 1, "2,2", 4)]
    [TestCase("arora-2018", 2, "6,2,2", 24)]
    [TestCase("arora-2018", 2, "8,3", 24)]
    [TestCase("arora-2018", 3, "8,2", 28)]
    [TestCase("arora-2018", 3, "6,2,2", 32)]
    [TestCase("serra-2018-theorem-5", 1, "3,3,3,3", 256)]
    [TestCase("serra-2018-theorem-5", 1, "4,3,2", 60)]
    [TestCase("serra-2018-theorem-5", 1, "5,1", 12)]
    [TestCase("serra-2018-theorem-6", 2, "6,6,2", 1024)]
    [TestCase("serra-2018-theorem-6", 2, "8,3", 175)]
    [TestCase("serra-2018-theorem-6", 2, "7,3", 112)]
    [TestCase("serra-2018-theorem-6", 3, "9,4", 960)]
    [TestCase("serra-2018-theorem-7", 1, "2,3,3", 32)]
    [TestCase("serra-2018-theorem-7", 2, "8,3", 32)]
    [TestCase("serra-2018-theorem-7", 2, "6,3,3", 96)]
    [TestCase("serra-2018-theorem-7", 3, "6,3", 32)]
    [TestCase("serra-2018-theorem-7", 1, "2,2,2", 18)]
    [TestCase("narrow-start", 1, "2,3", 9)]
    public void Relu_claims_are_those_of_the_table(string name, int inputs, string widths, long expected) =>
        Assert.That(Named(LowerBounds.All(NetworkShape.Relu(inputs, Parse(widths))), name).Value, Is.EqualTo((BigInteger)expected));

    [TestCase("general-position", 3, 2, "4", 33)]
    [TestCase("general-position", 4, 2, "2", 16)]
    [TestCase("general-position", 3, 3, "4", 65)]
    [TestCase("maxout-deep", 2, 1, "2,1", 6)]
    [TestCase("maxout-deep", 3, 1, "2,2,1", 75)]
    [TestCase("maxout-deep", 3, 1, "4,2", 45)]
    [TestCase("maxout-deep", 3, 2, "4,3", 475)]
    [TestCase("maxout-deep", 2, 2, "4,4,2", 324)]
    [TestCase("maxout-montufar-2014", 2, 1, "1,1,1,1", 16)]
    [TestCase("maxout-montufar-2014", 2, 2, "2,2,2", 64)]
    [TestCase("maxout-montufar-2014", 2, 3, "3,3", 64)]
    public void Maxout_claims_are_those_of_the_table(string name, int rank, int inputs, string widths, long expected) =>
        Assert.That(Named(LowerBounds.All(NetworkShape.Maxout(rank, inputs, Parse(widths))), name).Value, Is.EqualTo((BigInteger)expected));

    [TestCase("pascanu-2013", 3, "2,4")]
    [TestCase("montufar-2014", 2, "4,1")]
    [TestCase("pascanu-2013-pairs", 2, "4,5")]
    [TestCase("telgarsky-2015", 1, "2,3")]
    [TestCase("arora-2018", 2, "5,2")]
    [TestCase("arora-2018", 2, "4,2,3")]
    [TestCase("arora-2018", 2, "4")]
    [TestCase("serra-2018-theorem-5", 1, "2,3")]
    [TestCase("serra-2018-theorem-5", 2, "3,3")]
    [TestCase("serra-2018-theorem-6", 2, "5,6")]
    [TestCase("serra-2018-theorem-7", 2, "4,1")]
    [TestCase("narrow-start", 1, "2,2,2")]
    [TestCase("maxout-deep", 1, "2,2")]
    [TestCase("general-position", 2, "2,2")]
    public void A_claim_whose_condition_fails_has_no_value(string name, int inputs, string widths)
    {
        RegionBound bound = Named(LowerBounds.All(NetworkShape.Relu(inputs, Parse(widths))), name);
        Assert.That(bound.Applies, Is.False);
        Assert.That(bound.Condition, Is.Not.Empty);
    }

    [Test]
    public void Claims_for_relu_do_not_apply_to_other_gates() =>
        Assert.That(LowerBounds.All(NetworkShape.Dense(Activation.Abs, 1, 3, 3)).Where(bound => bound.Applies), Is.Empty);

    [Test]
    public void No_lower_bound_exceeds_an_upper_bound()
    {
        Random random = new(7);
        int compared = 0;
        for (int i = 0; i < 2000; i++)
        {
            int inputs = random.Next(1, 4);
            int[] widths = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(1, 5) * random.Next(1, 3))];
            NetworkShape shape = random.Next(2) == 0
                ? NetworkShape.Relu(inputs, widths) : NetworkShape.Maxout(random.Next(2, 4), inputs, widths);
            RegionBound[] upper = [.. UpperBounds.All(shape).Where(bound => bound.Applies)];
            foreach (RegionBound lower in LowerBounds.All(shape).Where(bound => bound.Applies))
            {
                Assert.That(
                    upper, Has.All.Matches<RegionBound>(bound => bound!.Value >= lower.Value),
                    $"{lower} {inputs} {string.Join(',', widths)}");
                compared++;
            }
        }

        Assert.That(compared, Is.GreaterThan(1000));
    }

    private static RegionBound Named(IEnumerable<RegionBound> bounds, string name) =>
        bounds.Single(bound => string.Equals(bound.Name, name, StringComparison.Ordinal));

    private static int[] Parse(string widths) => [.. widths.Split(',').Select(text => int.Parse(text, CultureInfo.InvariantCulture))];

    /// <summary>With two units in an inner layer no weights are known that meet theorem 7 of Serra et al.</summary>
    [TestCase("2,2,2", true)]
    [TestCase("2,2", false)]
    [TestCase("2,3,3", false)]
    public void What_is_not_proved_is_not_relied_on(string widths, bool isDoubtful) =>
        Assert.That(
            LowerBounds.Serra2018Theorem7(NetworkShape.Relu(1, [.. widths.Split(',').Select(int.Parse)])).IsRecalled,
            Is.EqualTo(isDoubtful));
}
