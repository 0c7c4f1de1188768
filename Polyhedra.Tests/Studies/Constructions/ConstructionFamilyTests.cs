using NUnit.Framework;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Studies.Constructions;
using Polyhedra.Arrangements.Studies.Constructions.Families;
using Polyhedra.Cli.Commands.Building;
using Polyhedra.Cli.Output;

namespace Polyhedra.Tests.Studies.Constructions;

/// <summary>Which parameters a family takes, and how the others are refused.</summary>
internal sealed class ConstructionFamilyTests
{
    [TestCase("general-position --inputs 2 --widths 3,3", "one layer")]
    [TestCase("pascanu-abs --inputs 2 --widths 4,5", "two units for each input", "4", "layer 2 has 5")]
    [TestCase("pascanu --inputs 3 --widths 4,2,3", "narrower than the input", "3", "layer 2 has 2")]
    [TestCase("montufar --inputs 2 --widths 4,1", "narrower than the input", "layer 2 has 1")]
    [TestCase("serra5 --inputs 2 --widths 6,3", "one input", "not 2")]
    [TestCase("serra5 --inputs 1 --widths 3,2,3", "three units", "layer 2 has 2")]
    [TestCase("serra6 --inputs 2 --widths 6,5,3", "three units for each input", "6", "layer 2 has 5")]
    [TestCase("serra7 --inputs 2 --param m=2 --param w=1 --param L=2", "w >= 2")]
    [TestCase("serra7 --inputs 2 --param m=2 --param w=2 --param L=2", "w >= 3")]
    [TestCase("maxout-shallow --inputs 2 --widths 3,3 --rank 2", "one layer")]
    [TestCase("maxout-shallow --inputs 2 --widths 3 --rank 1", "k >= 2")]
    [TestCase("maxout-shallow --inputs 2 --widths 3 --rank 37", "36")]
    [TestCase("maxout-deep --inputs 2 --widths 6,2 --rank 2", "even number of units for each", "layer 1 has 6")]
    [TestCase("maxout-deep --inputs 2 --widths 4,5,2 --rank 2", "even number of units", "layer 2 has 5")]
    [TestCase("maxout-rank2 --inputs 2 --widths 2,3", "as wide as the input", "layer 2 has 3")]
    [TestCase("xiong --param filters=1x1x1,1x1x2 --param image=1x2x2", "fewer filters", "layer 1 has 1")]
    [TestCase("xiong --param filters=1x2x2,1x3x2 --param image=1x3x1", "fits", "layer 2 has 1x3 filters on 1x2")]
    [TestCase("xiong --param filters=1x2x2 --param image=1x65x1", "64 inputs")]
    [TestCase("xiong --param filters=1x2x2 --param image=65536x65536x65536", "64 inputs")]
    [TestCase("xiong --param filters=1x1x2147483647,1x1x2147483647 --param image=1x60x1", "weights and biases")]
    [TestCase("xiong --param filters=1x2x2 --param image=1x3x1 --param eps=0", "positive")]
    [TestCase("montufar --inputs 65 --widths 65", "64 inputs")]
    [TestCase("montufar --inputs 2 --widths 3000000", "weights and biases")]
    [TestCase("montufar --inputs 2 --widths 2147483647,2147483647,2147483647", "weights and biases")]
    [TestCase("telgarsky --param k=65", "64")]
    [TestCase("telgarsky --param k=0", "k >= 1", "\"0\"")]
    [TestCase("telgarsky --param k=-1", "k >= 1", "\"-1\"")]
    [TestCase("telgarsky --param k=99999999999999999999", "1048576")]
    [TestCase("arora --inputs 2 --param m=0 --param w=2 --param L=2", "m >= 1", "\"0\"")]
    [TestCase("arora --inputs 2 --param m=1 --param w=2 --param L=0", "L >= 1", "L = \"0\"")]
    [TestCase("serra7 --inputs 2 --param m=0 --param w=3 --param L=2", "m >= 1", "m = \"0\"")]
    [TestCase("serra7 --inputs 2 --param m=1 --param w=0 --param L=2", "w >= 3", "w = \"0\"")]
    [TestCase("arora --inputs 2 --param m=1 --param w=1 --param L=65", "64")]
    [TestCase("arora --inputs 2 --param m=1048576 --param w=2 --param L=2", "weights and biases")]
    [TestCase("arora --inputs 2 --param m=1048577 --param w=2 --param L=2", "1048576")]
    public void What_a_theorem_excludes_is_refused_with_its_condition(string command, params string[] words)
    {
        BadInputException problem = Assert.Throws<BadInputException>(() => FamilyOptions.Build(command))!;

        Assert.That(problem.Message, Does.StartWith(command.Split(' ')[0] + ": "));
        Assert.Multiple(() =>
        {
            foreach (string word in words)
            {
                Assert.That(problem.Message, Does.Contain(word));
            }
        });
    }

    [TestCase("montufar --widths 2,2", "--inputs")]
    [TestCase("montufar --inputs 2", "--widths")]
    [TestCase("maxout-deep --inputs 2 --widths 4,2", "--rank")]
    [TestCase("arora --inputs 2 --param m=2 --param w=2", "--param L=")]
    [TestCase("telgarsky", "--param k=")]
    [TestCase("xiong --param image=1x3x1", "--param filters=")]
    [TestCase("xiong --param filters=1x2x2", "--param image=")]
    [TestCase("xiong --param filters=1x2 --param image=1x3x1", "HxWxN", "1x2")]
    [TestCase("xiong --param filters=1x2x2/1/1 --param image=1x3x1", "HxWxN/S", "1x2x2/1/1")]
    [TestCase("xiong --param filters=1x2x2/0 --param image=1x3x1", "positive integers", "0")]
    [TestCase("xiong --param filters=1x2x2 --param image=1x0x1", "positive integers", "0")]
    [TestCase("xiong --param filters=1x2x2 --param image=1x3x1 --param eps=tiny", "rational", "tiny")]
    [TestCase("xiong --widths 2 --param filters=1x2x2 --param image=1x3x1", "widths", "image, filters, eps")]
    [TestCase("montufar --inputs 2 --widths 2,2 --rank 2", "rank", "inputs, widths")]
    [TestCase("montufar --inputs 2 --widths 2,2 --param m=2", "m", "inputs, widths")]
    [TestCase("telgarsky --inputs 1 --param k=2", "inputs", "expected k")]
    [TestCase("telgarsky --param k=+1", "positive integer", "+1")]
    [TestCase("telgarsky --param k=1/2", "positive integer", "1/2")]
    [TestCase("telgarsky --param k=", "positive integer")]
    [TestCase("telgarsky --param k=2 --unoriented", "orientation")]
    [TestCase("telgarsky --param k", "NAME=VALUE")]
    [TestCase("telgarsky --param =2", "NAME=VALUE")]
    [TestCase("telgarsky --param k=2 --param k=3", "once")]
    [TestCase("pyramids --inputs 2 --widths 2", "montufar", "pyramids")]
    public void What_is_missing_or_unknown_is_wrong_usage(string command, params string[] words)
    {
        UsageException problem = Assert.Throws<UsageException>(() => FamilyOptions.Build(command))!;

        Assert.Multiple(() =>
        {
            foreach (string word in words)
            {
                Assert.That(problem.Message, Does.Contain(word));
            }
        });
    }

    [Test]
    public void Arguments_that_no_command_line_gives_are_argument_errors()
    {
        Assert.Throws<ArgumentNullException>(() => ConstructionFamilies.All[0].Build(null!));
        Assert.Throws<ArgumentOutOfRangeException>(() => Build.Layers("montufar", 0, [2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Build.Layers("montufar", 2, [2, -2]));
    }

    [Test]
    public void Texts_of_families_are_ASCII_of_one_line()
    {
        foreach (ConstructionFamily family in ConstructionFamilies.All)
        {
            string[] texts =
            [
                family.Name, family.Summary, family.Source, family.Formula, family.Condition, .. family.Parameters.Select(p => p.Meaning),
            ];
            Assert.That(texts, Is.All.Matches("^[ -~]+$"), family.Name);
            Assert.That(ConstructionFamilies.Find(family.Name), Is.SameAs(family));
        }
    }

    [Test]
    public void A_command_makes_the_construction_again()
    {
        string[] commands =
        [
            "montufar --inputs 2 --widths 4,3 --unoriented", "maxout-deep --inputs 1 --widths 2,1 --rank 3",
            "arora --inputs 2 --param L=2 --param m=3 --param w=2", "xiong --param filters=1x2x2,1x2x3 --param image=1x3x1",
        ];
        foreach (string command in commands)
        {
            Assert.That(FamilyOptions.Build(command).Command, Is.EqualTo(command));
        }
    }
}
