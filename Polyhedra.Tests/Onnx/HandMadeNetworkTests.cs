using System.Text.Json.Nodes;
using Google.Protobuf;
using NUnit.Framework;
using Polyhedra.Tests.Cli;
using Polyhedra.Tests.Onnx.Models;

namespace Polyhedra.Tests.Onnx;

/// <summary>Networks of every common shape: the counts of the ONNX model are those of the same network written by hand.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class HandMadeNetworkTests
{
    private readonly Random _random = new(11);

    [Test]
    public void Batch_normalisation_and_leaky_relu()
    {
        double[][] w1 = Draw(5, 2), w2 = Draw(3, 5), w3 = Draw(1, 3);
        double[] b1 = Draw(5), b2 = Draw(3), b3 = Draw(1);
        double[] gamma = [1, -2, 3, 1, -1], beta = Draw(5), mean = Draw(5), variance = [4, 0.25, 1, 16, 4];
        string model = Write(b =>
        {
            string z = b.Gemm(b.Input("N", 2), Flat(b, w1), b.Constant(b1, 5));
            string h = b.LeakyRelu(b.BatchNormalization(z, gamma, beta, mean, variance, 0), 0.25);
            return b.Gemm(b.Relu(b.Gemm(h, Flat(b, w2), b.Constant(b2, 3))), Flat(b, w3), b.Constant(b3, 1));
        });
        double[] scale = [.. gamma.Zip(variance, (g, v) => g / Math.Sqrt(v))];
        string hand = new HandMade(2)
            .Dense(
                [.. w1.Select((row, i) => row.Select(w => scale[i] * w).ToArray())],
                [.. b1.Select((bias, i) => (scale[i] * (bias - mean[i])) + beta[i])],
                "leaky_relu 0.25")
            .Dense(w2, b2, "relu")
            .Dense(w3, b3, "identity").Text();

        ExpectSame(model, hand, sameDigest: true);
    }

    [Test]
    public void Residual_sums()
    {
        double[][] w = Draw(4, 2), v = Draw(2, 4), u = Draw(1, 2);
        double[] bias = Draw(4);
        string model = Write(b =>
        {
            string x = b.Input(1, 2);
            string h = b.Node("MatMul", [b.Relu(b.Gemm(x, Flat(b, w), b.Constant(bias, 4))), Flat(b, Transpose(v))]);
            return b.Node("MatMul", [b.Relu(b.Node("Add", [x, h])), Flat(b, Transpose(u))]);
        });
        string hand = new HandMade(2)
            .Mixed(
                [.. w, [1, 0], [0, 1]], [.. bias, 0, 0], ["relu", "relu", "relu", "relu", "identity", "identity"])
            .Mixed([.. v.Select((row, i) => (double[])[.. row, .. HandMade.Unit(2, i)])], [0, 0], ["relu", "relu"])
            .Mixed(u, [0], ["identity"]).Text();

        ExpectSame(model, hand, sameDigest: true);
    }

    [Test]
    public void Convolutions_and_max_pooling_in_the_plane_of_three_pictures()
    {
        double[][] kernels1 = Draw(2, 9), kernels2 = Draw(2, 8), w = Draw(2, 8);
        double[] b1 = Draw(2), b2 = Draw(2), b3 = Draw(2);
        string model = Write(b =>
        {
            string h = b.Relu(b.Node("Conv", [b.Input(1, 1, 8, 8), Flat(b, kernels1, 2, 1, 3, 3), b.Constant(b1, 2)]));
            string pooled = b.Node("MaxPool", [h], ("kernel_shape", new long[] { 2, 2 }), ("strides", new long[] { 2, 2 }));
            string g = b.Relu(b.Node("Conv", [pooled, Flat(b, kernels2, 2, 2, 2, 2), b.Constant(b2, 2)]));
            return b.Gemm(b.Node("Flatten", [g]), Flat(b, w), b.Constant(b3, 2));
        });
        double[][][] windows = [.. Indices(2, 3, 3).Select(at => Indices(2, 2)
            .Select(shift => HandMade.Unit(72, (36 * at[0]) + (6 * ((2 * at[1]) + shift[0])) + (2 * at[2]) + shift[1])).ToArray())];
        string hand = new HandMade(64)
            .Dense(Convolve(kernels1, 1, 8, 8, 3, 3), [.. Indices(2, 36).Select(at => b1[at[0]])], "relu")
            .Maxout(windows, [.. windows.Select(_ => new double[4])])
            .Dense(Convolve(kernels2, 2, 3, 3, 2, 2), [.. Indices(2, 4).Select(at => b2[at[0]])], "relu")
            .Dense(w, b3, "identity").Text();

        ExpectSame(model, hand, sameDigest: true, "--slice", Points(64));
    }

    [Test]
    public void A_lattice_of_minima_and_maxima()
    {
        double[][] planes = Draw(5, 2);
        double[] offsets = Draw(5);
        string model = Write(b =>
        {
            string x = b.Input(1, 2);
            string[] plane = [.. planes.Select((row, i) => b.Gemm(x, b.Constant(row, 1, 2), b.Constant([offsets[i]], 1)))];
            return b.Node("Max", [b.Node("Min", [plane[0], plane[1], plane[2]]), b.Node("Min", [plane[3], plane[4]])]);
        });
        double[][] minus = [.. planes.Select(row => row.Select(w => -w).ToArray())];
        double[] minusOffsets = [.. offsets.Select(o => -o)];
        string hand = new HandMade(2)
            .Maxout([minus[..3], minus[3..]], [minusOffsets[..3], minusOffsets[3..]])
            .Maxout([[[-1, 0], [0, -1]]], [[0, 0]]).Text();

        ExpectSame(model, hand, sameDigest: false);
    }

    [Test]
    public void A_transposed_convolution()
    {
        double[] kernel = [1, -2, 3];
        double[][] w = Draw(2, 5);
        double[] bias = Draw(2);
        string model = Write(b =>
        {
            string z = b.Node(
                "ConvTranspose", [b.Input(1, 1, 2), b.Constant(kernel, 1, 1, 3), b.Constant([-1], 1)], ("strides", new long[] { 2 }));
            return b.Relu(b.Gemm(b.Node("Flatten", [b.Relu(z)]), Flat(b, w), b.Constant(bias, 2)));
        });
        double[][] rows = [[1, 0], [-2, 0], [3, 1], [0, -2], [0, 3]];
        string hand = new HandMade(2).Dense(rows, [-1, -1, -1, -1, -1], "relu").Dense(w, bias, "relu").Text();

        ExpectSame(model, hand, sameDigest: true);
    }

    [Test]
    public void A_grouped_and_dilated_convolution()
    {
        double[][] kernels = Draw(4, 2), w = Draw(3, 8);
        double[] b1 = Draw(4), b2 = Draw(3);
        string model = Write(b =>
        {
            string z = b.Node(
                "Conv", [b.Input(1, 2, 4), Flat(b, kernels, 4, 1, 2), b.Constant(b1, 4)], ("group", 2), ("dilations", new long[] { 2 }));
            return b.Relu(b.Gemm(b.Node("Flatten", [b.Relu(z)]), Flat(b, w), b.Constant(b2, 3)));
        });

        // Channels 0 and 1 see inputs 0 to 3, channels 2 and 3 see inputs 4 to 7: entry p of a channel sees p and p + 2.
        double[][] rows = [.. Indices(4, 2).Select(at =>
        {
            double[] row = new double[8];
            int first = (4 * (at[0] / 2)) + at[1];
            (row[first], row[first + 2]) = (kernels[at[0]][0], kernels[at[0]][1]);
            return row;
        })];
        string hand = new HandMade(8).Dense(rows, [.. Indices(4, 2).Select(at => b1[at[0]])], "relu").Dense(w, b2, "relu").Text();

        ExpectSame(model, hand, sameDigest: true, "--domain", "box:-1,1");
    }

    [Test]
    public void Average_pooling()
    {
        double[][] kernels = Draw(2, 4), w = Draw(3, 8);
        double[] b1 = Draw(2), b2 = Draw(3);
        string model = Write(b =>
        {
            string h = b.Relu(b.Node("Conv", [b.Input(1, 1, 5, 5), Flat(b, kernels, 2, 1, 2, 2), b.Constant(b1, 2)]));
            string pooled = b.Node("AveragePool", [h], ("kernel_shape", new long[] { 2, 2 }), ("strides", new long[] { 2, 2 }));
            return b.Relu(b.Gemm(b.Node("Flatten", [pooled]), Flat(b, w), b.Constant(b2, 3)));
        });

        // The means are part of the rows after them.
        double[][] rows = [.. w.Select(weights => Indices(2, 4, 4)
            .Select(at => weights[(4 * at[0]) + (2 * (at[1] / 2)) + (at[2] / 2)] / 4).ToArray())];
        string hand = new HandMade(25)
            .Dense(Convolve(kernels, 1, 5, 5, 2, 2), [.. Indices(2, 16).Select(at => b1[at[0]])], "relu")
            .Dense(rows, b2, "relu").Text();

        ExpectSame(model, hand, sameDigest: true, "--slice", Points(25));
    }

    [Test]
    public void Two_branches_side_by_side()
    {
        double[][] w1 = Draw(3, 2), w2 = Draw(4, 2), w3 = Draw(2, 7), w4 = Draw(1, 2);
        double[] b1 = Draw(3), b2 = Draw(4), b3 = Draw(2), b4 = Draw(1);
        string model = Write(b =>
        {
            string x = b.Input(1, 2);
            string first = b.Relu(b.Gemm(x, Flat(b, w1), b.Constant(b1, 3)));
            string second = b.Node("Abs", [b.Gemm(x, Flat(b, w2), b.Constant(b2, 4))]);
            string both = b.Node("Concat", [first, second], ("axis", 1));
            return b.Gemm(b.Relu(b.Gemm(both, Flat(b, w3), b.Constant(b3, 2))), Flat(b, w4), b.Constant(b4, 1));
        });
        string hand = new HandMade(2)
            .Mixed([.. w1, .. w2], [.. b1, .. b2], ["relu", "relu", "relu", "abs", "abs", "abs", "abs"])
            .Mixed(w3, b3, ["relu", "relu"])
            .Mixed(w4, b4, ["identity"]).Text();

        ExpectSame(model, hand, sameDigest: true);
    }

    [Test]
    public void A_classifier_without_its_softmax()
    {
        double[][] w1 = Draw(6, 2), w2 = Draw(3, 6);
        double[] b1 = Draw(6), b2 = Draw(3);
        string logits = string.Empty;
        string model = Write(b =>
        {
            logits = b.Gemm(b.Relu(b.Gemm(b.Input(1, 2), Flat(b, w1), b.Constant(b1, 6))), Flat(b, w2), b.Constant(b2, 3));
            return b.Node("Softmax", [logits], ("axis", 1));
        });
        string hand = new HandMade(2).Dense(w1, b1, "relu").Dense(w2, b2, "identity").Text();
        using TemporaryFolder folder = new();
        File.WriteAllBytes(folder.Path("model.onnx"), Convert.FromBase64String(model));

        Bad.Expect(CliRun.Of("count", folder.Path("model.onnx")), 3, "Softmax", "not piecewise linear", OnnxReading.OutputOption);
        ExpectSame(model, hand, sameDigest: true, OnnxReading.OutputOption, logits);
    }

    // Counts of the model and of the network by hand; the options that only models have are not given to the latter.
    private static void ExpectSame(string model, string hand, bool sameDigest, params string[] options)
    {
        using TemporaryFolder folder = new();
        File.WriteAllBytes(folder.Path("model.onnx"), Convert.FromBase64String(model));
        string path = folder.Write("net.json", hand);

        CliRun ofModel = CliRun.Of(["count", folder.Path("model.onnx"), .. options, "--json"]);
        CliRun ofHand = CliRun.Of(["count", path, .. options is [OnnxReading.OutputOption, ..] ? [] : options, "--json"]);

        Assert.That(ofModel.ExitCode, Is.Zero, ofModel.Error);
        Assert.That(ofHand.ExitCode, Is.Zero, ofHand.Error);
        JsonObject actual = ofModel.Json();
        JsonObject expected = ofHand.Json();
        Assert.That((long)expected["activationRegions"]!, Is.GreaterThan(3));
        foreach (string count in (string[])["activationRegions", "boundedRegions", "adjacentPairs", "linearRegions", "affinePieces"])
        {
            Assert.That(actual[count]?.ToJsonString(), Is.EqualTo(expected[count]?.ToJsonString()), count);
        }

        if (sameDigest)
        {
            Assert.That((string?)actual["network"]!["digest"], Is.EqualTo((string?)expected["network"]!["digest"]));
        }
    }

    private static string Write(Func<ModelBuilder, string> make)
    {
        ModelBuilder b = new(17);
        return Convert.ToBase64String(b.Build(make(b)).ToByteArray());
    }

    private static string Flat(ModelBuilder b, double[][] rows, params long[] dims) =>
        b.Constant([.. rows.SelectMany(row => row)], dims.Length > 0 ? dims : [rows.Length, rows[0].Length]);

    private static double[][] Transpose(double[][] rows) =>
        [.. Enumerable.Range(0, rows[0].Length).Select(j => rows.Select(row => row[j]).ToArray())];

    // The rows of a convolution of stride 1: kernels hold a number a channel, row and column.
    private static double[][] Convolve(double[][] kernels, int channels, int height, int width, int kernelHeight, int kernelWidth) =>
        [.. Indices(kernels.Length, height - kernelHeight + 1, width - kernelWidth + 1).Select(at =>
        {
            double[] row = new double[channels * height * width];
            foreach (int[] k in Indices(channels, kernelHeight, kernelWidth))
            {
                double weight = kernels[at[0]][(((k[0] * kernelHeight) + k[1]) * kernelWidth) + k[2]];
                row[(((k[0] * height) + at[1] + k[1]) * width) + at[2] + k[2]] = weight;
            }

            return row;
        })];

    // All places of an array of given shape, the last index fastest.
    private static IEnumerable<int[]> Indices(params int[] shape) => shape.Aggregate(
        (IEnumerable<int[]>)[[]],
        (places, size) => places.SelectMany(place => Enumerable.Range(0, size).Select(i => (int[])[.. place, i])));

    private string Points(int inputs) => string.Join(';', Enumerable.Range(0, 3)
        .Select(_ => string.Join(',', Enumerable.Range(0, inputs).Select(_ => $"{_random.Next(-9, 10)}"))));

    private double[][] Draw(int rows, int columns) => [.. Enumerable.Range(0, rows).Select(_ => Draw(columns))];

    private double[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => (double)_random.Next(-3, 4))];
}
