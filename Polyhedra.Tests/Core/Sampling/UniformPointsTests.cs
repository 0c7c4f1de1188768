using NUnit.Framework;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Sampling;

namespace Polyhedra.Tests.Core.Sampling;

/// <summary>The fixed points were computed by an independent program (Python integers and fractions).</summary>
internal sealed class UniformPointsTests
{
    [Test]
    public void Points_of_a_box_are_the_same_everywhere()
    {
        UniformPoints points = new(HPolyhedron.Box([-1, 0], [1, (Rational)1 / 2]), new SeededRandom(42));

        Assert.That(
            points.TryNext()!.Value.Select(x => x.ToString()),
            Is.EqualTo(new[] { "-468528642117445/562949953421312", "3413550631330343/18014398509481984" }));
        Assert.That(
            points.TryNext()!.Value.Select(x => x.ToString()),
            Is.EqualTo(new[] { "1621686877633683/4503599627370496", "2082223401999771/4503599627370496" }));
    }

    [Test]
    public void Points_outside_the_half_spaces_are_drawn_again()
    {
        UniformPoints points = new(Triangle(1), new SeededRandom(5));

        Assert.That(points.TryNext()!.Value[0].ToString(), Is.EqualTo("2597777399433881/9007199254740992"));
        Assert.That(points.TryNext()!.Value[0].ToString(), Is.EqualTo("3265445035744449/9007199254740992"));
        Assert.That(points.TryNext()!.Value[1].ToString(), Is.EqualTo("62557085360573/140737488355328"));
    }

    [Test]
    public void A_sliver_of_its_box_is_given_up() =>
        Assert.That(new UniformPoints(Triangle((Rational)1 / (1L << 40)), new SeededRandom(1)).TryNext(), Is.Null);

    [Test]
    public void A_domain_without_all_bounds_is_refused()
    {
        Assert.That(() => new UniformPoints(HPolyhedron.WholeSpace(2), new SeededRandom(1)), Throws.ArgumentException);
        Assert.That(() => new UniformPoints(HPolyhedron.Cube(2, 1, 1), new SeededRandom(1)), Throws.ArgumentException);
    }

    // x + y < sum in the unit square.
    private static HPolyhedron Triangle(Rational sum) => new([0, 0], [1, 1], [new HalfSpace([-1, -1], sum)]);
}
