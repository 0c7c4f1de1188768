using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Studies.Bounds;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Studies.Bounds;

internal sealed class ConvolutionBoundsTests
{
    // Input 1 x 3 or 1 x 2 with one channel; the claims of the theory reference.
    [TestCase(3, 2, 2, 2, 2, 16)]
    [TestCase(3, 2, 2, 2, 3, 28)]
    [TestCase(2, 1, 2, 2, 3, 28)]
    [TestCase(3, 2, 3, 2, 3, 63)]
    [TestCase(3, 1, 2, 2, 1, 32)]
    [TestCase(3, 1, 2, 2, 2, 120)]
    [TestCase(3, 1, 2, 2, 3, 320)]
    public void Claims_are_those_of_the_table(int width, int f1, int d1, int f2, int d2, long expected)
    {
        ConvolutionShape shape = new(1, width, 1, [new ConvolutionLayer(1, f1, d1), new ConvolutionLayer(1, f2, d2)]);
        Assert.That(ConvolutionBounds.Lower(shape).Value, Is.EqualTo((BigInteger)expected));
        Assert.That(ConvolutionBounds.Upper(shape).Value, Is.GreaterThanOrEqualTo((BigInteger)expected));
    }

    /// <summary>Two filters of 2x2 on 3x3 have at most 255 regions (ConvolutionTests has the proof), so 256 is not relied on.</summary>
    [TestCase(3, 3, 2, 2, true)]
    [TestCase(3, 3, 2, 1, false)]
    [TestCase(1, 3, 1, 2, false)]
    public void A_lower_bound_that_may_be_false_says_so(int height, int width, int filterHeight, int filters, bool isDoubtful)
    {
        ConvolutionShape shape = new(height, width, 1, [new ConvolutionLayer(filterHeight, 2, filters)]);
        Assert.That(ConvolutionBounds.Lower(shape).IsRecalled, Is.EqualTo(isDoubtful));
    }

    /// <summary>The theorem says that generic filters attain the number: so do random ones, which are counted.</summary>
    [TestCase(1, 3, 1, 1, 2, 2, 1)]
    [TestCase(1, 4, 1, 1, 2, 2, 1)]
    [TestCase(1, 5, 1, 1, 3, 2, 2)]
    [TestCase(1, 3, 2, 1, 2, 2, 1)]
    [TestCase(2, 2, 1, 1, 2, 3, 1)]
    [TestCase(2, 2, 1, 2, 2, 3, 1)]
    public void One_layer_with_random_filters_has_so_many_regions(
        int height, int width, int channels, int f1, int f2, int filters, int stride)
    {
        ConvolutionLayer layer = new(f1, f2, filters, stride);
        Network network = Dense(new ConvolutionShape(height, width, channels, [layer]), new Random(11));
        EnumerationSummary summary = RegionEnumerator.Count(network, HPolyhedron.WholeSpace(network.InputCount));
        Assert.That(ConvolutionBounds.OneLayer(height, width, channels, layer), Is.EqualTo((BigInteger)summary.ActivationRegions));
    }

    [Test]
    public void A_filter_that_reads_everything_is_a_dense_layer() =>
        Assert.That(ConvolutionBounds.OneLayer(2, 3, 1, new ConvolutionLayer(2, 3, 9)), Is.EqualTo(BinomialSum.UpTo(9, 6)));

    [Test]
    public void A_sum_that_is_too_long_is_not_begun_in_earnest() =>
        Assert.That(ConvolutionBounds.OneLayer(1, 64, 1, new ConvolutionLayer(1, 3, 8)), Is.Null);

    [Test]
    public void Sizes_that_do_not_fit_are_refused()
    {
        Assert.That(() => new ConvolutionShape(1, 3, 1, [new ConvolutionLayer(1, 4, 1)]), Throws.ArgumentException);
        Assert.That(() => new ConvolutionShape(1, 3, 1, []), Throws.ArgumentException);
        Assert.That(() => new ConvolutionShape(1, 3, 0, [new ConvolutionLayer(1, 1, 1)]), Throws.InstanceOf<ArgumentException>());
        Assert.That(() => new ConvolutionShape(1, 3, 1, [new ConvolutionLayer(1, 1, 1, 0)]), Throws.ArgumentException);
    }

    // The convolution as a dense layer: every unit of a filter has its weights, at its position, and its bias.
    private static Network Dense(ConvolutionShape shape, Random random)
    {
        ConvolutionLayer layer = shape.Layers[0];
        (int _, int width, int channels) = shape.Sizes[0];
        (int rows, int columns, _) = shape.Sizes[1];
        List<Rational> weights = [];
        List<Rational> bias = [];
        for (int f = 0; f < layer.Filters; f++)
        {
            Rational[] filter =
                [.. Enumerable.Range(0, layer.FilterHeight * layer.FilterWidth * channels).Select(_ => (Rational)random.Next(-1000, 1000))];
            Rational offset = random.Next(-1000, 1000);
            for (int p = 0; p < rows * columns; p++)
            {
                Rational[] row = new Rational[shape.Inputs];
                for (int e = 0; e < filter.Length; e++)
                {
                    int cell = e / channels;
                    int y = (p / columns * layer.Stride) + (cell / layer.FilterWidth);
                    int x = (p % columns * layer.Stride) + (cell % layer.FilterWidth);
                    row[(((y * width) + x) * channels) + (e % channels)] = filter[e];
                }

                weights.AddRange(row);
                bias.Add(offset);
            }
        }

        return new Network([new DenseLayer(new RationalMatrix(bias.Count, shape.Inputs, [.. weights]), [.. bias], Activation.Relu)]);
    }
}
