using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Hyperplanes;
using Polyhedra.Arrangements.Hyperplanes.Families;
using Polyhedra.Arrangements.Hyperplanes.Files;
using Polyhedra.Arrangements.Hyperplanes.Polynomials;

namespace Polyhedra.Tests.Hyperplanes.Families;

public sealed class NamedArrangementTests
{
    /// <summary>Every size that takes less than a second.</summary>
    [TestCase("braid", 1, 16)]
    [TestCase("typeB", 1, 12)]
    [TestCase("typeD", 1, 9)]
    [TestCase("shi", 1, 8)]
    [TestCase("ish", 1, 10)]
    [TestCase("catalan", 1, 8)]
    [TestCase("linial", 1, 9)]
    [TestCase("semiorder", 1, 8)]
    [TestCase("resonance", 1, 7)]
    [TestCase("threshold", 1, 6)]
    [TestCase("boolean", 1, 64)]
    public void The_polynomial_is_the_known_one(string family, int from, int to)
    {
        for (int n = from; n <= to; n++)
        {
            ExpectKnown($"{family}:{n}");
        }
    }

    [TestCase("F4", 24, 1152)]
    [TestCase("E6", 36, 51840)]
    [TestCase("E7", 63, 2903040)]
    [TestCase("E8", 120, 696729600)]
    public void Exceptional_groups_have_their_reflections_and_elements(string name, int reflections, long elements)
    {
        NamedArrangement member = ExpectKnown(name);

        Assert.That(member.Arrangement.Count, Is.EqualTo(reflections));
        Assert.That(member.Known!.Regions, Is.EqualTo((BigInteger)elements));
    }

    [Test]
    public void Hyperplanes_in_general_position_give_the_binomial_polynomial()
    {
        for (int dimension = 1; dimension <= 6; dimension++)
        {
            foreach (int count in (int[])[1, 2, dimension, dimension + 1, dimension + 2, 11])
            {
                ExpectKnown($"generic:{dimension},{count}");
            }
        }
    }

    /// <summary>Chambers, from the formulas and tables of the literature on each family.</summary>
    [TestCase("braid:3", 6)]
    [TestCase("braid:4", 24)]
    [TestCase("shi:2", 3)]
    [TestCase("shi:3", 16)]
    [TestCase("linial:2", 2)]
    [TestCase("linial:3", 7)]
    [TestCase("linial:4", 36)]
    [TestCase("catalan:2", 4)]
    [TestCase("catalan:3", 30)]
    [TestCase("semiorder:4", 183)]
    [TestCase("ish:4", 125)]
    [TestCase("resonance:2", 6)]
    [TestCase("resonance:3", 32)]
    [TestCase("threshold:1", 4)]
    [TestCase("threshold:2", 14)]
    [TestCase("threshold:3", 104)]
    [TestCase("typeB:2", 8)]
    [TestCase("typeB:3", 48)]
    [TestCase("typeD:4", 192)]
    [TestCase("boolean:5", 32)]
    [TestCase("generic:2,3", 7)]
    public void Known_numbers_of_chambers(string name, long regions)
    {
        Assert.That(NamedArrangement.Parse(name).Known!.Regions, Is.EqualTo((BigInteger)regions));
    }

    [TestCase("F4", "F4.json")]
    [TestCase("braid:5", "braid_5.json")]
    [TestCase("braid:7", "braid_7.json")]
    [TestCase("catalan:4", "catalan_4.json")]
    [TestCase("ish:4", "ish_4.json")]
    [TestCase("linial:5", "linial_5.json")]
    [TestCase("resonance:4", "resonance_4.json")]
    [TestCase("resonance:6", "resonance_6.json")]
    [TestCase("semiorder:4", "semiorder_4.json")]
    [TestCase("shi:4", "shi_4.json")]
    [TestCase("shi:6", "shi_6.json")]
    [TestCase("threshold:3", "threshold_3.json")]
    [TestCase("threshold:5", "threshold_5.json")]
    [TestCase("typeB:4", "typeB_4.json")]
    [TestCase("typeD:4", "typeD_4.json")]
    public void Members_are_those_of_the_cases_hyperplane_for_hyperplane(string name, string file)
    {
        HyperplaneArrangement expected = ArrangementFile.Read(ArrangementCases.Path(file));

        HyperplaneArrangement made = NamedArrangement.Parse(name).Arrangement;

        Assert.That(made.Dimension, Is.EqualTo(expected.Dimension));
        Assert.That(Arrangements.Lines(made), Is.EqualTo(Arrangements.Lines(expected)));
        Assert.That(made.DuplicateCount, Is.Zero);
    }

    /// <summary>The chromatic polynomial of a cycle of n vertices is (t - 1)^n + (-1)^n (t - 1).</summary>
    [Test]
    public void The_polynomial_of_a_graph_is_its_chromatic_polynomial()
    {
        string path = Path.GetTempFileName();
        try
        {
            File.WriteAllText(path, "1 2\n2 3\n3 4\n4 5\n5 1\n2 1\n");
            NamedArrangement member = NamedArrangement.Parse($"graphical:{path}");

            Assert.That(member.Arrangement.Count, Is.EqualTo(5));
            Assert.That(member.Arrangement.DuplicateCount, Is.EqualTo(1));
            Assert.That(member.Known, Is.Null);
            Assert.That(
                CharacteristicPolynomial.Of(member.Arrangement).Coefficients,
                Is.EqualTo(new BigInteger[] { 1, -5, 10, -10, 4, 0 }));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [TestCase("")]
    [TestCase("braid")]
    [TestCase("braid:")]
    [TestCase("braid:0")]
    [TestCase("braid:-1")]
    [TestCase("braid: 3")]
    [TestCase("braid:3,4")]
    [TestCase("braid:99999999999")]
    [TestCase("Braid:3")]
    [TestCase("E9")]
    [TestCase("E8:8")]
    [TestCase("generic:3")]
    [TestCase("generic:3,4,5")]
    [TestCase("generic:0,4")]
    [TestCase("cubes:3")]
    public void What_is_no_member_is_a_format_error(string name) =>
        Assert.That(() => NamedArrangement.Parse(name), Throws.TypeOf<FormatException>().With.Message.Contains("resonance:n"));

    [TestCase("braid:2147483646")]
    [TestCase("braid:2000")]
    [TestCase("resonance:20")]
    [TestCase("threshold:64")]
    [TestCase("boolean:5000")]
    [TestCase("generic:1,2147483646")]
    [TestCase("generic:2147483646,1")]
    public void What_asks_for_too_much_is_bad_input(string name) =>
        Assert.That(() => NamedArrangement.Parse(name), Throws.TypeOf<BadInputException>().With.Message.Contains(name));

    private static NamedArrangement ExpectKnown(string name)
    {
        NamedArrangement member = NamedArrangement.Parse(name);
        CharacteristicPolynomial polynomial = CharacteristicPolynomial.Of(member.Arrangement);

        Assert.That(member.Arrangement.DuplicateCount, Is.Zero, name);
        Assert.That(member.Known, Is.Not.Null, name);
        Assert.That(polynomial.Regions, Is.EqualTo(member.Known!.Regions), name);
        Assert.That(polynomial.RelativelyBoundedRegions, Is.EqualTo(member.Known.RelativelyBoundedRegions), name);
        if (!member.Known.CharacteristicPolynomial.IsDefault)
        {
            Assert.That(polynomial.Coefficients, Is.EqualTo(member.Known.CharacteristicPolynomial), name);
        }

        return member;
    }
}
