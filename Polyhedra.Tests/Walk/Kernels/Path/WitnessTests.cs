using System.Collections.Immutable;
using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Walk.Kernels.Path;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Walk.Kernels.Path;

/// <summary>Nothing of a witness's former place survives a move.</summary>
public sealed class WitnessTests
{
    private static readonly ImmutableArray<Rational> Thirds = [new Rational(1, 3), new Rational(-1000, 3)];

    [Test]
    public void Every_way_to_move_a_witness_moves_all_of_it()
    {
        Witness inDoubles = new(2);
        inDoubles.Set([5.0, -7.5]);
        Witness inThirds = new(2);
        inThirds.Set(Thirds);
        Witness witness = new(2);
        Assert.That(witness.ToRationals(), Is.EqualTo((Rational[])[0, 0]));

        // Each after each other; twice, so that the exact point has been asked for before every move.
        Action[] moves =
        [
            () => witness.Set([0.1, 1e20]),
            () => witness.Set(Thirds),
            () => witness.Set((ImmutableArray<Rational>)[2, BigInteger.Pow(2, 90)]),
            () => witness.Set([0.0, 0.0]),
            () => witness.CopyFrom(inThirds, 0),
            () => witness.CopyFrom(inDoubles, 0),
        ];
        Rational[][] places =
        [
            [Rational.FromDouble(0.1), Rational.FromDouble(1e20)],
            [.. Thirds],
            [2, BigInteger.Pow(2, 90)],
            [0, 0],
            [.. Thirds],
            [5, new Rational(-15, 2)],
        ];
        for (int first = 0; first < moves.Length; first++)
        {
            for (int second = 0; second < moves.Length; second++)
            {
                moves[first]();
                AssertIsAt(witness, places[first]);
                moves[second]();
                AssertIsAt(witness, places[second]);
            }
        }
    }

    [Test]
    public void The_norm_is_an_upper_bound_however_many_coordinates_it_adds()
    {
        // 1 + 2^-53 + 2^-53 + ... adds up to 1 in double arithmetic.
        Witness witness = new(1000);
        witness.Set([.. Enumerable.Repeat(Math.ScaleB(1, -53), 1000)]);
        AssertIsAt(witness, [.. Enumerable.Repeat(new Rational(BigInteger.One, BigInteger.Pow(2, 53)), 1000)]);
    }

    [Test]
    public void Values_are_copied_as_far_as_asked()
    {
        Witness source = new(1);
        for (int i = 0; i < 40; i++)
        {
            source.SetValue(i, i);
        }

        Witness copy = new(1);
        copy.SetValue(30, -1);
        copy.CopyFrom(source, 25);

        Assert.That(copy.Values.Take(25), Is.EqualTo(Enumerable.Range(0, 25)));
        Assert.That(copy.Values[30], Is.EqualTo(-1));
    }

    private static void AssertIsAt(Witness witness, Rational[] place)
    {
        Assert.That(witness.ToRationals(), Is.EqualTo(place));
        Assert.That(witness.Approximation, Is.EqualTo(place.Select(x => x.ToDouble())));
        Assert.That(witness.IsDouble, Is.EqualTo(Array.TrueForAll(place, x => Rational.FromDouble(x.ToDouble()) == x)));
        Rational norm = place.Aggregate(Rational.One, (sum, x) => sum + Rational.Abs(x));
        Assert.That(Rational.FromDouble(witness.Norm) >= norm, Is.True);
        Assert.That(Rational.FromDouble(witness.Norm) <= 2 * norm, Is.True);
    }
}
