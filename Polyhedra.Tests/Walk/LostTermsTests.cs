using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Walk;

/// <summary>Networks whose composed rows lose a hundred summands of 2^-54 beside 1, one after the other. What the loss hides is below
/// what the rows are computed to, and far above what a single operation loses.</summary>
public sealed class LostTermsTests
{
    private const int Lost = 100;

    [Test]
    public void A_constant_of_the_wrong_sign()
    {
        // -1 + 100 * 2^-54 + (1 - 2^-48): computed -2^-48, truly 36 * 2^-54. The unit with the minus sign is never active.
        foreach (int sign in (int[])[1, -1])
        {
            Network network = Composed([], [.. Enumerable.Repeat(Tiny(1), Lost), 1 - Tiny(64)], sign, offset: -1);

            Assert.That(Walks.All(network).Keys, Is.EqualTo((string[])[Active(Lost + 1) + (sign > 0 ? "1" : "0")]));
        }
    }

    [Test]
    public void A_hyperplane_that_cuts_off_the_end_of_a_box()
    {
        // x - 1 + 20 * 2^-54 is positive for x close to 1; computed, it is x - 1 - 80 * 2^-54.
        foreach (int sign in (int[])[1, -1])
        {
            Network network = Composed(["1 | 2"], [.. Enumerable.Repeat(Tiny(1), Lost), -Tiny(80)], sign, offset: -3);

            Assert.That(
                Walks.All(network, TestDomains.SymmetricBox(1)).Keys,
                Is.EquivalentTo((string[])[Active(Lost + 2) + "0", Active(Lost + 2) + "1"]));
        }
    }

    private static Rational Tiny(int count) => new(count, BigInteger.One << 54);

    private static string Active(int units) => new('1', units);

    // Layer 1: the rows, then a unit of constant value |v| for each summand v; layer 2: sign * (rows + summands + offset).
    private static Network Composed(string[] rows, Rational[] summands, int sign, int offset) => Nets.Of(
        Nets.Layer(
            Activation.Relu,
            [.. rows.Select(Nets.ParseRow), .. summands.Select(summand => (Rational[])[0, Rational.Abs(summand)])]),
        Nets.Layer(
            Activation.Relu,
            [[.. rows.Select(_ => (Rational)sign), .. summands.Select(summand => (Rational)(sign * (int)summand.Sign)), sign * offset]]));
}
