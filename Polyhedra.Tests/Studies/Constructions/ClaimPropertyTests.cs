using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Studies.Constructions;
using Polyhedra.Arrangements.Studies.Constructions.Families;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;
using Polyhedra.Tests.Walk;

namespace Polyhedra.Tests.Studies.Constructions;

/// <summary>Claims hold for parameters beyond the tables.</summary>
internal sealed class ClaimPropertyTests
{
    private static readonly string[] Folding = ["general-position", "pascanu-abs", "pascanu", "montufar", "serra5", "serra6"];

    /// <summary>Folds and general position give the claim exactly in the cube, as activation regions; as linear regions too if the last
    /// layer is oriented and has more units than there are inputs.</summary>
    [TestCaseSource(nameof(FoldingCases))]
    public void Folding_networks_meet_their_claim_in_the_cube(string family, int inputs, int[] widths)
    {
        Construction oriented = Build.Layers(family, inputs, widths);
        Construction plain = Build.Layers(family, inputs, widths, oriented: false);
        (long activation, long linear, long affine) = oriented.Count("unit");

        Assert.That((BigInteger)activation, Is.EqualTo(oriented.Claim));
        Assert.That((BigInteger)plain.Count("unit").Activation, Is.EqualTo(plain.Claim));
        Assert.That((BigInteger)oriented.Count("all").Activation, Is.GreaterThanOrEqualTo(oriented.Claim));
        Assert.That(affine, Is.LessThanOrEqualTo(linear));
        if (widths[^1] > inputs || widths.Length == 1)
        {
            Assert.That(linear, Is.EqualTo(activation));
        }
    }

    /// <summary>A twin of the library's code with the same weights: a regression of either is seen.</summary>
    [TestCase("montufar", 2, new[] { 5, 4, 3 })]
    [TestCase("montufar", 3, new[] { 6, 4 })]
    [TestCase("serra6", 2, new[] { 7, 6, 2 })]
    [TestCase("serra5", 1, new[] { 4, 3, 5 })]
    [TestCase("pascanu-abs", 2, new[] { 4, 4, 4 })]
    public void The_weights_are_those_of_the_twin(string family, int inputs, int[] widths)
    {
        Func<int, FoldingNetwork.Fold> fold = family switch
        {
            "montufar" => FoldingNetwork.Montufar,
            "pascanu-abs" => FoldingNetwork.Absolute,
            _ => FoldingNetwork.Serra,
        };
        Network twin = FoldingNetwork.Build(inputs, widths, fold);

        Network plain = Build.Layers(family, inputs, widths, oriented: false).Network;
        Assert.That(NetworkDigest.Compute(plain), Is.EqualTo(NetworkDigest.Compute(twin)));
        Assert.That(
            NetworkDigest.Compute(Build.Layers(family, inputs, widths).Network), Is.Not.EqualTo(NetworkDigest.Compute(twin)));
    }

    /// <summary>Row i of n has the sign (-1)^(n-i+1): the last one is turned, the one before is not.</summary>
    [Test]
    public void Orientation_turns_every_second_row_from_the_last_on()
    {
        RationalMatrix oriented = Build.Layers("general-position", 2, [5]).Network.Layers[0].Weights;
        RationalMatrix plain = Build.Layers("general-position", 2, [5], oriented: false).Network.Layers[0].Weights;

        for (int i = 0; i < 5; i++)
        {
            Assert.That(oriented[i, 1] / plain[i, 1], Is.EqualTo((Rational)(i % 2 == 0 ? -1 : 1)), $"row {i}");
        }
    }

    /// <summary>Regression: offsets that grow by a fixed share of eps leave 128 of 129 regions for two inputs, eight units of rank 3, and
    /// more are lost beyond.</summary>
    [TestCase(1, new[] { 9 }, 4)]
    [TestCase(2, new[] { 8 }, 3)]
    [TestCase(2, new[] { 12 }, 3)]
    [TestCase(2, new[] { 5 }, 7)]
    [TestCase(3, new[] { 8 }, 4)]
    [TestCase(3, new[] { 2 }, 3)]
    [TestCase(4, new[] { 6 }, 3)]
    [TestCase(4, new[] { 3 }, 4)]
    [TestCase(1, new[] { 4, 2, 3 }, 3)]
    [TestCase(2, new[] { 4, 5 }, 3)]
    [TestCase(2, new[] { 8, 3 }, 2)]
    [TestCase(2, new[] { 4, 1 }, 5)]
    [TestCase(3, new[] { 6, 2 }, 2)]
    public void Maxout_networks_meet_their_claim_in_every_sense(int inputs, int[] widths, int rank)
    {
        Construction construction = Build.Layers(widths.Length == 1 ? "maxout-shallow" : "maxout-deep", inputs, widths, rank);
        long claim = (long)construction.Claim;

        Assert.That(construction.Count("unit").Activation, Is.EqualTo(claim));
        (long activation, long linear, _) = construction.Count("all");
        Assert.That((activation, linear), Is.EqualTo((claim, claim)));
    }

    [TestCase(1, 5, 32)]
    [TestCase(2, 4, 256)]
    [TestCase(4, 2, 256)]
    public void Rank_two_layers_as_wide_as_the_input_double_every_coordinate(int inputs, int depth, int claim)
    {
        Construction construction = Build.Layers("maxout-rank2", inputs, [.. Enumerable.Repeat(inputs, depth)]);

        Assert.That(construction.Claim, Is.EqualTo((BigInteger)claim));
        Assert.That(construction.Count("unit"), Is.EqualTo(((long)claim, (long)claim, (long)claim)));
        Assert.That(construction.Count("all"), Is.EqualTo(((long)claim, (long)claim, (long)claim)));
    }

    /// <summary>With folds of w units: in R^n the claim, and if w is even and there is a second fold, which sends all of the far pieces
    /// below 0, 2 sum C(m-1, j)
    /// activation regions more and one linear region more, or two for one input.</summary>
    [TestCase(1, 1, 3, 4)]
    [TestCase(1, 1, 4, 3)]
    [TestCase(2, 2, 4, 3)]
    [TestCase(2, 3, 5, 3)]
    [TestCase(2, 5, 3, 2)]
    [TestCase(3, 2, 2, 3)]
    [TestCase(3, 4, 3, 3)]
    [TestCase(4, 4, 2, 2)]
    public void Sawtooths_on_zonotopes_have_the_claim_and_a_far_zone(int inputs, int m, int w, int depth)
    {
        Construction construction = Build.Zonotope("arora", inputs, m, w, depth);
        long cones = (long)construction.Claim / (long)Math.Pow(w, depth - 1);
        bool hasFarZone = w % 2 == 0 && depth >= 3;
        (long activation, long linear, _) = construction.Count("all");

        Assert.That(activation, Is.EqualTo((long)construction.Claim + (hasFarZone ? cones : 0)));
        Assert.That(linear, Is.EqualTo((long)construction.Claim + (hasFarZone ? inputs == 1 ? 2 : 1 : 0)));
    }

    [TestCase(1, 1, 5, 3)]
    [TestCase(2, 2, 4, 3)]
    [TestCase(2, 5, 3, 2)]
    [TestCase(3, 2, 3, 3)]
    [TestCase(4, 3, 4, 2)]
    public void Theorem_7_holds_in_all_of_space_in_every_sense(int inputs, int m, int w, int depth)
    {
        Construction construction = Build.Zonotope("serra7", inputs, m, w, depth);
        long claim = (long)construction.Claim;
        (long activation, long linear, _) = construction.Count("all");

        Assert.That((activation, linear), Is.EqualTo((claim, claim)));
    }

    [TestCase(8)]
    [TestCase(10)]
    public void Tents_have_two_dead_tails_beyond_the_interval(int folds)
    {
        Construction construction =
            ConstructionFamilies.Find("telgarsky")!.Build(new ConstructionParameters { Values = Build.Values($"k={folds}") });

        Assert.That(construction.Claim, Is.EqualTo(BigInteger.Pow(2, folds)));
        Assert.That(construction.Count("unit"), Is.EqualTo((1L << folds, 1L << folds, 1L << folds)));
        Assert.That(construction.Count("all"), Is.EqualTo(((1L << folds) + 2, (1L << folds) + 2, (1L << folds) + 1)));
    }

    [Test]
    public void Claims_are_exact_beyond_what_can_be_counted()
    {
        Construction construction = Build.Layers("montufar", 16, [48, 48, 48, 48, 16]);

        Assert.That(construction.Claim, Is.EqualTo(BigInteger.Pow(3, 64) << 16));
    }

    private static IEnumerable<TestCaseData> FoldingCases()
    {
        const int Most = 700;
        (int Inputs, int[] Widths)[] shapes =
        [
            (1, [7]), (1, [2, 5]), (1, [4, 1]), (1, [3, 4, 2]), (1, [2, 2]), (1, [5, 3, 3]), (1, [6, 6]),
            (2, [1]), (2, [7]), (2, [4, 4]), (2, [2, 5]), (2, [6, 2]), (2, [9, 3]),
            (2, [7, 4]), (2, [3, 4, 3]), (2, [4, 4, 4]), (2, [2, 2, 2]),
            (3, [2]), (3, [7]), (3, [3, 4]), (3, [6, 5]), (3, [6, 6]), (3, [9, 1]),
            (3, [7, 3]), (4, [6]), (4, [4, 5]), (4, [8, 4]), (5, [6]),
        ];
        foreach (string family in Folding)
        {
            foreach ((int inputs, int[] widths) in shapes)
            {
                if (Allows(family, inputs, widths) && Build.Layers(family, inputs, widths).Claim <= Most)
                {
                    yield return new TestCaseData(family, inputs, widths).SetArgDisplayNames(family, $"{inputs}", string.Join(',', widths));
                }
            }
        }
    }

    private static bool Allows(string family, int inputs, int[] widths) => family switch
    {
        "general-position" => widths.Length == 1,
        "pascanu-abs" => widths.All(width => width == 2 * inputs),
        "serra5" => inputs == 1 && widths[..^1].All(width => width >= 3),
        "serra6" => widths[..^1].All(width => width >= 3 * inputs),
        _ => widths.All(width => width >= inputs),
    };
}
