using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Studies.Constructions;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Sampling;

namespace Polyhedra.Tests.Studies.Constructions;

internal sealed class ConvolutionTests
{
    /// <summary>Kernels that the tables of powers do not serve: 215 of 217 and 606 of 611 regions with those.</summary>
    [TestCase("1x4x1", "1x2x3", 217)]
    [TestCase("1x4x1", "1x2x4", 611)]
    [TestCase("1x5x1", "1x2x2", 200)]
    [TestCase("2x3x1", "1x2x2", 225)]
    [TestCase("2x3x1", "2x2x3", 64)]
    [TestCase("1x5x1", "1x3x3", 370)]
    [TestCase("2x2x1", "1x1x2,1x2x2", 256)]
    [TestCase("1x5x1", "1x1x2/2,1x2x4", 680)]
    [TestCase("1x2x2", "1x1x4,1x1x3", 784)]
    public void The_claim_is_met_in_the_cube(string image, string filters, int claim)
    {
        Construction construction = Build.Convolution(image, filters);

        Assert.That(construction.Claim, Is.EqualTo((BigInteger)claim));
        Assert.That(construction.Count("unit").Activation, Is.EqualTo(claim));
    }

    /// <summary>The formula counts too much for two 2x2 filters p, q on a 3x3 image, whatever they are: p * q = q * p is a relation
    /// between the eight normals, so they have rank 7 at most, and eight hyperplanes of rank 7 have at most 255 cells, not 256.</summary>
    [Test]
    public void Two_filters_of_2x2_on_3x3_cannot_meet_the_formula([Range(0, 3)] int seed)
    {
        Construction built = Build.Convolution("3x3x1", "2x2x2");
        SeededRandom random = new((ulong)seed);
        int[][] kernels = [.. Enumerable.Range(0, 2).Select(_ => Enumerable.Range(0, 4).Select(_ => Entry(random)).ToArray())];
        List<Rational> weights = [];
        for (int place = 0; place < 4; place++)
        {
            foreach (int[] kernel in kernels)
            {
                Rational[] row = new Rational[9];
                for (int entry = 0; entry < 4; entry++)
                {
                    row[(((place / 2) + (entry / 2)) * 3) + (place % 2) + (entry % 2)] = kernel[entry];
                }

                weights.AddRange(row);
            }
        }

        RationalMatrix matrix = new(8, 9, [.. weights]);
        int[] biases = [Entry(random), Entry(random)];
        DenseLayer layer = new(matrix, [.. Enumerable.Range(0, 8).Select(i => (Rational)biases[i % 2])], Activation.Relu);

        Assert.That(built.Claim, Is.EqualTo((BigInteger)256));
        Assert.That(built.Count("unit").Activation, Is.EqualTo(255));
        Assert.That(IntegerElimination.Rank(IntegerMatrix.FromRationalRows(matrix)), Is.EqualTo(7));
        Assert.That(
            RegionCounter.Count(new Network([layer]), HPolyhedron.WholeSpace(9)).Summary.ActivationRegions, Is.EqualTo(255));

        static int Entry(SeededRandom random) => (int)(random.NextUInt64() % 2000) - 1000;
    }

    /// <summary>Every filter is the same at all places, shifted by the stride, and reads all channels of its window and nothing
    /// else.</summary>
    [Test]
    public void The_dense_layers_have_the_structure_that_is_said()
    {
        Construction construction = Build.Convolution("3x4x2", "2x2x5,1x2x3/2");

        Assert.That(
            construction.Convolution!.Sizes.Select(size => (size.Height, size.Width, size.Channels)),
            Is.EqualTo(new[] { (3, 4, 2), (2, 3, 5), (1, 1, 3) }));
        Assert.That(
            construction.Network.Layers.Select(layer => (layer.InputCount, layer.UnitCount)), Is.EqualTo(new[] { (24, 30), (30, 3) }));
        CheckLayer(construction.Network.Layers[0], Windows([0, 1, 2, 4, 5, 6], [0, 1, 4, 5]), channels: 2, filters: 5);
        CheckLayer(construction.Network.Layers[1], Windows([0, 2], [0, 1])[..1], channels: 5, filters: 3);
        Assert.That(construction.Notes()["convolution"]!.ToJsonString(), Is.EqualTo(
            """{"image":[3,4,2],"layers":[{"filter":[2,2],"filters":5,"stride":1},{"filter":[1,2],"filters":3,"stride":2}]}"""));
    }

    [Test]
    public void Sizes_that_cannot_be_summed_are_refused_at_once() =>
        Assert.That(() => Build.Convolution("8x8x1", "2x2x4"), Throws.TypeOf<Arrangements.Files.BadInputException>());

    private static int[][] Windows(int[] starts, int[] entries) =>
        [.. starts.Select(start => Array.ConvertAll(entries, entry => start + entry))];

    private static void CheckLayer(NetworkLayer layer, int[][] windows, int channels, int filters)
    {
        for (int place = 0; place < windows.Length; place++)
        {
            int[] read = Read(windows[place]);
            for (int filter = 0; filter < filters; filter++)
            {
                int unit = (place * filters) + filter;
                Assert.That(
                    read.Select(input => layer.Weights[unit, input]),
                    Is.EqualTo(Read(windows[0]).Select(input => layer.Weights[filter, input])));
                Assert.That(layer.Bias[unit], Is.EqualTo(layer.Bias[filter]));
                Assert.That(
                    Enumerable.Range(0, layer.InputCount).Except(read).Select(input => layer.Weights[unit, input]),
                    Is.All.EqualTo(Rational.Zero));
            }
        }

        int[] Read(int[] window) => [.. window.SelectMany(input => Enumerable.Range(input * channels, channels))];
    }
}
