using System.Globalization;
using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Studies.Bounds;

namespace Polyhedra.Tests.Studies.Bounds;

/// <summary>The numbers of the project's theory reference, computed there by independent programs.</summary>
internal sealed class UpperBoundTests
{
    private const string Even60 = """
        1: 61, 961, 9261, 65536, 371293, 1771561
        2: 1831, 217156, 9393931, 214358881, 3077056399, 30840979456
        5: 5985198, 30428266969, 10218313000000, 597466897514496, 10034966220390176, 67441011031941184
        10: 93178047049, 2809964894846404, 234503869074896296, 206430177273652484, 125673334373586790, 78359847799476250
        30: 635593043085854200, 635593043085854200, 359704738618938709, 206470453061560848, 125673334375300455, 78359847799476250
        60: 1152921504606846976, 635593043085854200, 359704738618938709, 206470453061560848, 125673334375300455, 78359847799476250
        """;

    private const string Serra22 = """
        23,254,1794,9109,35443,110056,280600,600370,1097790,1744436,2449868,3096514,3593934,
        3913704,4084248,4158861,4185195,4192510,4194050,4194281,4194303
        """;

    private const string Montufar22 = """
        44,844,9280,64768,300864,953152,2097152,3305216,4000768,4180992,4194304,
        4194304,4194304,4194304,4194304,4194304,4194304,4194304,4194304,4194304,4194304
        """;

    [TestCase(1, "2,2", 5, 16, 9, 9)]
    [TestCase(1, "3,3", 7, 64, 16, 16)]
    [TestCase(1, "3,3,3", 10, 512, 64, 64)]
    [TestCase(2, "2,2", 11, 16, 16, 11)]
    [TestCase(2, "2,4", 22, 64, 44, 22)]
    [TestCase(2, "4,2", 22, 64, 44, 44)]
    [TestCase(2, "3,3", 22, 64, 49, 40)]
    [TestCase(2, "4,4", 37, 256, 121, 121)]
    [TestCase(2, "6,3", 46, 512, 154, 154)]
    [TestCase(2, "6,6", 79, 4096, 484, 484)]
    [TestCase(2, "4,4,4", 79, 4096, 1331, 1331)]
    [TestCase(2, "8,8", 137, 65536, 1369, 1369)]
    [TestCase(3, "4,4", 93, 256, 225, 161)]
    [TestCase(3, "6,6", 299, 4096, 1764, 1764)]
    [TestCase(4, "4,4", 163, 256, 256, 163)]
    [TestCase(5, "3,5", 219, 256, 208, 93)]
    [TestCase(5, "5,3", 219, 256, 256, 219)]
    [TestCase(10, "5,5", 1024, 1024, 1024, 638)]
    [TestCase(10, "10,10", 616666, 1048576, 1048576, 616666)]
    public void Small_architectures_have_the_bounds_of_the_table(
        int inputs, string widths, long sameNeurons, long patterns, long montufar, long serra)
    {
        int[] list = Parse(widths);
        NetworkShape shape = NetworkShape.Relu(inputs, list);
        Assert.Multiple(() =>
        {
            Assert.That(UpperBounds.Shallow(NetworkShape.Relu(inputs, list.Sum())).Value, Is.EqualTo((BigInteger)sameNeurons));
            Assert.That(UpperBounds.AllPatterns(shape).Value, Is.EqualTo((BigInteger)patterns));
            Assert.That(UpperBounds.Montufar2017(shape).Value, Is.EqualTo((BigInteger)montufar));
            Assert.That(UpperBounds.Serra2018(shape).Value, Is.EqualTo((BigInteger)serra));
            Assert.That(UpperBounds.HinzVanDeGeer2019(shape).Value, Is.EqualTo((BigInteger)serra));
        });
    }

    [TestCase("10", "1024")]
    [TestCase("10,10", "616666")]
    [TestCase("10,10,10", "365139905")]
    [TestCase("10,10,10,10", "216643797580")]
    public void Many_inputs_have_the_bounds_of_the_table(string widths, string serra) =>
        Assert.That(
            UpperBounds.Serra2018(NetworkShape.Relu(784, Parse(widths))).Value,
            Is.EqualTo(BigInteger.Parse(serra, CultureInfo.InvariantCulture)));

    [TestCaseSource(nameof(SixtyNeurons))]
    public void Sixty_neurons_in_even_layers_have_the_bounds_of_the_table(int inputs, int depth, BigInteger expected)
    {
        int[] widths = [.. Enumerable.Repeat(60 / depth, depth)];
        Assert.That(UpperBounds.Serra2018(NetworkShape.Relu(inputs, widths)).Value, Is.EqualTo(expected));
        Assert.That(DimensionHistogram.Bound(inputs, widths), Is.EqualTo(expected));
    }

    [Test]
    public void Twenty_two_neurons_in_two_layers_give_the_curve_of_the_table()
    {
        NetworkShape[] shapes = [.. Enumerable.Range(1, 21).Select(a => NetworkShape.Relu(784, a, 22 - a))];
        Assert.That(shapes.Select(shape => UpperBounds.Serra2018(shape).Value), Is.EqualTo(Numbers(Serra22)));
        Assert.That(shapes.Select(shape => UpperBounds.Montufar2017(shape).Value), Is.EqualTo(Numbers(Montufar22)));
    }

    [Test]
    public void The_recursion_and_the_histogram_and_the_sum_of_the_theorem_are_one_number()
    {
        Random random = new(5);
        for (int i = 0; i < 200; i++)
        {
            int inputs = random.Next(1, 7);
            int[] widths = [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(1, 8))];
            BigInteger expected = SumOfTheTheorem(widths, 0, inputs);
            Assert.That(UpperBounds.Serra2018(NetworkShape.Relu(inputs, widths)).Value, Is.EqualTo(expected));
            Assert.That(DimensionHistogram.Bound(inputs, widths), Is.EqualTo(expected));
        }
    }

    [Test]
    public void Serra_is_below_Montufar_and_Montufar_is_below_Raghu_and_all_patterns()
    {
        Random random = new(6);
        for (int i = 0; i < 200; i++)
        {
            NetworkShape shape = NetworkShape.Relu(
                random.Next(1, 9), [.. Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Next(1, 12))]);
            BigInteger montufar = UpperBounds.Montufar2017(shape).Value!.Value;
            Assert.That(UpperBounds.Serra2018(shape).Value, Is.LessThanOrEqualTo(montufar));
            Assert.That(montufar, Is.LessThanOrEqualTo(UpperBounds.Raghu2017(shape).Value!.Value));
            Assert.That(montufar, Is.LessThanOrEqualTo(UpperBounds.AllPatterns(shape).Value!.Value));
        }
    }

    [Test]
    public void Two_relus_on_a_line_limit_the_next_layer_to_two_cuts_a_unit()
    {
        Assert.That(UpperBounds.NarrowStart(NetworkShape.Relu(1, 2, 2)).Value, Is.EqualTo((BigInteger)7));
        Assert.That(UpperBounds.NarrowStart(NetworkShape.Relu(1, 2, 3)).Value, Is.EqualTo((BigInteger)9));
        Assert.That(UpperBounds.NarrowStart(NetworkShape.Relu(1, 2, 2, 2)).Value, Is.EqualTo((BigInteger)21));
        Assert.That(UpperBounds.NarrowStart(NetworkShape.Relu(1, 2)).Applies, Is.False);
        Assert.That(UpperBounds.NarrowStart(NetworkShape.Relu(1, 3, 2)).Applies, Is.False);
        Assert.That(UpperBounds.NarrowStart(NetworkShape.Relu(2, 2, 2)).Applies, Is.False);
    }

    [Test]
    public void Bounds_for_relu_do_not_apply_to_other_gates()
    {
        string[] Names(NetworkShape shape) => [.. UpperBounds.All(shape).Where(bound => bound.Applies).Select(bound => bound.Name)];

        Assert.Multiple(() =>
        {
            Assert.That(
                Names(NetworkShape.Dense(Activation.Abs, 2, 3, 3)),
                Is.EqualTo(new[] { "patterns", "raghu-2017", "montufar-2017", "layer-product" }));
            Assert.That(Names(NetworkShape.Dense(Activation.HardTanh, 2, 3)), Is.EqualTo(new[] { "patterns", "layer-product" }));
            Assert.That(
                Names(NetworkShape.Maxout(3, 2, 3, 3)),
                Is.EqualTo(new[] { "patterns", "layer-product", "maxout-serra-2018", "maxout-montufar-ren-zhang-2022" }));
            Assert.That(
                Names(NetworkShape.Relu(2, 4)),
                Is.EqualTo(new[]
                    { "patterns", "zaslavsky", "raghu-2017", "montufar-2017", "serra-2018", "hinz-van-de-geer-2019", "layer-product" }));
        });
    }

    [Test]
    public void Maxout_bounds_are_those_of_their_formulas()
    {
        // Two layers of two units of rank 3 on two inputs: 1 + 6 + 15 cells of six lines, or 1 + 2 * 2 + 4 of the sharp bound, squared.
        NetworkShape shape = NetworkShape.Maxout(3, 2, 2, 2);
        Assert.That(UpperBounds.MaxoutSerra2018(shape).Value, Is.EqualTo((BigInteger)(22 * 22)));
        Assert.That(UpperBounds.MaxoutShallowProduct(shape).Value, Is.EqualTo((BigInteger)81));
        Assert.That(UpperBounds.MaxoutShallowProduct(shape).IsRecalled, Is.True);
        Assert.That(UpperBounds.Best(shape), Is.EqualTo(UpperBounds.AllPatterns(shape)));
    }

    [Test]
    public void A_long_network_has_bounds_of_many_digits()
    {
        NetworkShape shape = NetworkShape.Relu(3, [.. Enumerable.Repeat(50, 40)]);
        Assert.That(UpperBounds.AllPatterns(shape).Value, Is.EqualTo(BigInteger.One << 2000));
        Assert.That(UpperBounds.Montufar2017(shape).Value, Is.EqualTo(BigInteger.Pow(1 + 50 + 1225 + 19600, 40)));
    }

    // Theorem 1 of Serra et al. as it stands there: all j with j_l <= min(n_0, n_1 - j_1, ..., n_(l-1) - j_(l-1), n_l).
    private static BigInteger SumOfTheTheorem(ReadOnlySpan<int> widths, int layer, int limit)
    {
        if (layer == widths.Length)
        {
            return BigInteger.One;
        }

        BigInteger sum = BigInteger.Zero;
        for (int j = 0; j <= Math.Min(limit, widths[layer]); j++)
        {
            sum += BinomialSum.Coefficient(widths[layer], j) * SumOfTheTheorem(widths, layer + 1, Math.Min(limit, widths[layer] - j));
        }

        return sum;
    }

    private static IEnumerable<TestCaseData> SixtyNeurons()
    {
        foreach (string line in Even60.Split('\n'))
        {
            string[] parts = line.Split(':');
            int depth = 0;
            foreach (BigInteger value in Numbers(parts[1]))
            {
                depth++;
                yield return new TestCaseData(int.Parse(parts[0], CultureInfo.InvariantCulture), depth, value);
            }
        }
    }

    private static int[] Parse(string widths) => [.. widths.Split(',').Select(text => int.Parse(text, CultureInfo.InvariantCulture))];

    private static BigInteger[] Numbers(string text) =>
        [.. text.Split(',').Select(number => BigInteger.Parse(number, CultureInfo.InvariantCulture))];
}
