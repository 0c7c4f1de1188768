using NUnit.Framework;

namespace Polyhedra.Tests.Checker;

/// <summary>Affine pieces, and linear regions by merges, in certificates by hand.</summary>
public sealed class PiecesCertificateTests
{
    private const string Linear = "activation affine linear";

    /// <summary>relu(x) - relu(x - 1) on [-1, 2]: the maps 0, x and 1.</summary>
    [Test]
    public void A_tent_has_three_pieces()
    {
        using HandMade tent = HandMade.Network(1, "relu 1 0; 1 -1", "identity 1 -1 0");
        string[] tree = ["s 0", "n 1 1 2:1", ". -1/2", "s 1", ". 1/2", ". 3/2"];

        Assert.Multiple(() =>
        {
            Assert.That(
                tent.Report("1 1;2 -1", "activation affine", [.. tree, "end 3 affine 3"]),
                Does.StartWith("VERIFIED 3 activation regions\naffine pieces: 3 (exact)\ndigest"));
            Assert.That(
                tent.Report("1 1;2 -1", Linear, [.. tree, "end 3 affine 3 linear 3"]),
                Does.Contain("\naffine pieces: 3 (exact)\nlinear regions: 3 (exact)\ndigest"));
            Assert.That(tent.Report("1 1;2 -1", "activation affine", [.. tree, "end 3 affine 2"]), Does.StartWith("REJECTED"));
            Assert.That(tent.Report("1 1;2 -1", "activation affine", [.. tree, "end 3"]), Does.StartWith("REJECTED"));
            Assert.That(tent.Report("1 1;2 -1", "activation", [.. tree, "end 3 affine 3"]), Does.StartWith("REJECTED"));
            Assert.That(tent.Report("1 1;2 -1", "activation linear", [.. tree, "end 3 linear 3"]), Does.Contain("what is counted"));
            Assert.That(tent.Report("1 1;2 -1", "activation affine", "?", "end 0 affine 0"), Does.StartWith("REJECTED"), "an open node");
            Assert.That(
                tent.Report("1 1;2 -1", Linear, [.. tree, "= 0", "end 3 affine 3 linear 2"]), Does.Contain("maps on both sides differ"));
        });
    }

    /// <summary>f(x) = relu(x) - relu(-x) + 0 relu(| |x| - 1 |), and so on: the same map everywhere.</summary>
    [Test]
    public void Merges_join_regions_across_walls_of_every_layer()
    {
        using HandMade folded = HandMade.Network(1, "abs 1 0", "relu 1 -1", "identity 0 0");
        string[] tree = ["s 0", "s 0", ". -1/2", ". -2", "s 0", ". 1/2", ". 2"];

        Assert.Multiple(() =>
        {
            Assert.That(
                folded.Report(string.Empty, Linear, [.. tree, "end 4 affine 1 linear 4"]),
                Does.Contain("linear regions: at most 4 and at least 1\n"));
            Assert.That(
                folded.Report(string.Empty, Linear, [.. tree, "= 1", "end 4 affine 1 linear 3"]),
                Does.Contain("at most 3 and at least 1\n"));
            Assert.That(
                folded.Report(string.Empty, Linear, [.. tree, "= -1", "= 0", "= 1", "end 4 affine 1 linear 1"]),
                Does.Contain("linear regions: 1 (exact)\n"));
            Assert.That(
                folded.Report(string.Empty, Linear, [.. tree, "= -1", "= 0", "= 1", "end 4 affine 1 linear 2"]),
                Does.StartWith("REJECTED"));
            Assert.That(
                folded.Report(string.Empty, Linear, [.. tree, "= 1", "= 1", "end 4 affine 1 linear 2"]), Does.Contain("joined already"));
            Assert.That(
                folded.Report(string.Empty, Linear, [.. tree, "= 1/2", "end 4 affine 1 linear 3"]), Does.Contain("no form vanishes"));
            Assert.That(folded.Report(string.Empty, Linear, [.. tree, "= 1 1", "end 4 affine 1 linear 3"]), Does.Contain("too long"));
            Assert.That(folded.Report(string.Empty, "activation affine", [.. tree, "= 1", "end 4 affine 1"]), Does.StartWith("REJECTED"));
            Assert.That(
                folded.Report("2 1;2 -1", Linear, [.. tree, "= 2", "end 4 affine 1 linear 3"]), Does.StartWith("REJECTED"),
                "a leaf on the boundary");
            Assert.That(
                folded.Report(
                    "2 1;2 -1", Linear, "s 0", "s 0", ". -1/2", ". -3/2", "s 0", ". 1/2", ". 3/2", "= 2", "end 4 affine 1 linear 3"),
                    Does.Contain("not in the domain"));
        });
    }

    /// <summary>x -> relu(x) - relu(-x): two gates change on one wall, and the map does not.</summary>
    [Test]
    public void Gates_that_share_a_wall_change_together()
    {
        using HandMade line = HandMade.Network(2, "relu 1 0 0; -3 0 0; 0 1 0", "identity 1 -1 0 0");
        string[] tree = ["s 0", "p 1 1 0:3", "s 2", ". -1 -1", ". -1 1", "n 1 1 0:3", "s 2", ". 1 -1", ". 1 1"];

        // Left of the wall the output is 3x, right of it x; above and below y = 0 it is the same.
        Assert.That(
            line.Report(string.Empty, Linear, [.. tree, "= 1 0", "= -1 0", "end 4 affine 2 linear 2"]),
            Does.Contain("linear regions: 2 (exact)\n"));
        Assert.That(
            line.Report(string.Empty, Linear, [.. tree, "= 0 1", "end 4 affine 2 linear 3"]), Does.Contain("maps on both sides differ"));
        Assert.That(
            line.Report(string.Empty, Linear, [.. tree, "= 0 0", "end 4 affine 2 linear 3"]), Does.Contain("not multiples of each other"));
    }

    /// <summary>max(x, -x, 0) and its double: two pieces, a third that is nowhere alone.</summary>
    [Test]
    public void Maxout_pieces_are_followed_on_both_sides()
    {
        const string Unit = "[[1], [-1], [0]]";
        using HandMade units = new($$"""
            {"format": "polyhedra-network/1", "inputs": 1, "layers": [
              {"type": "maxout", "weights": [{{Unit}}, [[0], [0], [0]]], "bias": [[0, 0, 0], [1, 1, 0]]},
              {"type": "dense", "weights": [[0, 1]], "bias": [0], "activation": "identity"}]}
            """);
        string[] tree = ["m 0 3", "+", ". 1", "+", ". -1", "x 1 1"];

        Assert.That(
            units.Report(string.Empty, Linear, [.. tree, "= 0", "end 2 affine 1 linear 1"]), Does.Contain("linear regions: 1 (exact)\n"));
        Assert.That(units.Report(string.Empty, "activation", [.. tree, "end 2"]), Does.StartWith("VERIFIED 2 activation regions\n"));
        Assert.That(units.Report(string.Empty, "activation", ["m 0 2", .. tree[1..], "end 2"]), Does.Contain("3 live pieces"));
        Assert.That(units.Report(string.Empty, "activation", [.. tree[..5], "x 0 0", "end 2"]), Does.Contain("no multiplier is positive"));
        Assert.That(units.Report(string.Empty, "activation", [.. tree[..5], "x 1 0", "end 2"]), Does.Contain("prove nothing"));

        // Three differences of one variable have at most four chambers, but there are only three pieces.
        Assert.That(
            units.Report(string.Empty, "activation", "?", "end 0"), Does.StartWith("VERIFIED between 0 and 3 activation regions\n"));
    }

    /// <summary>Bounds of open nodes: 10 lines in the plane and then 3, at most 56 times 7 regions;
    /// 8 half-planes each of two breakpoints.</summary>
    [Test]
    public void Open_nodes_are_bounded_by_chambers()
    {
        string rows = string.Join(';', Enumerable.Range(1, 10).Select(i => $"{i} {i * i} {i * i * i}"));
        string ones = string.Join(' ', Enumerable.Repeat("1", 10));
        using HandMade relu = HandMade.Network(2, $"relu {rows}", $"relu {ones} 1; {ones} 2; {ones} 3", "identity 1 1 1 0");
        using HandMade tanh = HandMade.Network(2, "hardtanh 1 0 0", "identity 1 0");

        Assert.That(
            relu.Report(string.Empty, "activation", "?", "end 0"), Does.StartWith($"VERIFIED between 0 and {56 * 7} activation regions\n"));
        Assert.That(tanh.Report(string.Empty, "activation", "?", "end 0"), Does.StartWith("VERIFIED between 0 and 3 activation regions\n"));
    }
}
