using System.Collections.Immutable;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Polytopes;

namespace Polyhedra.Arrangements.Walk;

/// <summary>Balls of the norms that have polytopes for balls, as domains.</summary>
internal static class BallPolytope
{
    /// <summary>A network and a domain whose regions have the patterns of the regions of <paramref name="network"/> that meet the ball and
    /// the interior of
    /// <paramref name="domain"/>. See <see cref="BallEnumerator"/>. The interior may be empty.</summary>
    public static (Network Network, HPolyhedron Domain) Make(Network network, HPolyhedron domain, Ball ball) =>
        ball.Norm == BallNorm.Maximum ? (network, Cut(domain, ball, []))
        : ball.Dimension <= BallEnumerator.MostFacetDimension ? (network, Cut(domain, ball, Facets(ball)))
        : Lift(network, domain, ball);

    // The domain within the bounding box of the ball and some more half-spaces.
    private static HPolyhedron Cut(HPolyhedron domain, Ball ball, IEnumerable<HalfSpace> more)
    {
        Rational?[] lower = new Rational?[ball.Dimension];
        Rational?[] upper = new Rational?[ball.Dimension];
        for (int k = 0; k < lower.Length; k++)
        {
            Rational least = ball.Centre[k] - ball.Radius;
            Rational most = ball.Centre[k] + ball.Radius;
            lower[k] = domain.Lower[k] is { } below ? Rational.Max(least, below) : least;
            upper[k] = domain.Upper[k] is { } above ? Rational.Min(most, above) : most;
        }

        return new HPolyhedron([.. lower], [.. upper], [.. domain.HalfSpaces, .. more]);
    }

    private static IEnumerable<HalfSpace> Facets(Ball ball)
    {
        for (int signs = 0; signs < 1 << ball.Dimension; signs++)
        {
            Rational[] normal = new Rational[ball.Dimension];
            Rational offset = ball.Radius;
            for (int k = 0; k < normal.Length; k++)
            {
                normal[k] = ((signs >> k) & 1) == 0 ? Rational.One : Rational.MinusOne;
                offset -= normal[k] * ball.Centre[k];
            }

            yield return new HalfSpace([.. normal], offset);
        }
    }

    private static (Network Network, HPolyhedron Domain) Lift(Network network, HPolyhedron domain, Ball ball)
    {
        int d = ball.Dimension;
        List<HalfSpace> halfSpaces = [new HalfSpace([.. Enumerable.Repeat(Rational.MinusOne, 2 * d)], ball.Radius)];
        for (int k = 0; k < d; k++)
        {
            if (domain.Lower[k] is { } lower && lower > ball.Centre[k] - ball.Radius)
            {
                halfSpaces.Add(PullBack(new HalfSpace(Axis(d, k, Rational.One), -lower), ball));
            }

            if (domain.Upper[k] is { } upper && upper < ball.Centre[k] + ball.Radius)
            {
                halfSpaces.Add(PullBack(new HalfSpace(Axis(d, k, Rational.MinusOne), upper), ball));
            }
        }

        halfSpaces.AddRange(domain.HalfSpaces.Select(halfSpace => PullBack(halfSpace, ball)));
        HPolyhedron bounds = HPolyhedron.Cube(2 * d, Rational.Zero, ball.Radius);
        Network lifted = InputSubstitution.Apply(network, 2 * d, (normal, offset) => PullBack(normal, offset, ball), network.Numbers);
        return (lifted, new HPolyhedron(bounds.Lower, bounds.Upper, [.. halfSpaces]));
    }

    private static ImmutableArray<Rational> Axis(int dimension, int axis, Rational slope)
    {
        Rational[] normal = new Rational[dimension];
        normal[axis] = slope;
        return [.. normal];
    }

    private static HalfSpace PullBack(HalfSpace halfSpace, Ball ball)
    {
        (ImmutableArray<Rational> normal, Rational offset) = PullBack(halfSpace.Normal.AsSpan(), halfSpace.Offset, ball);
        return new HalfSpace(normal, offset);
    }

    // The form normal·x + offset as a form of (u, v), where x = centre + u - v.
    private static (ImmutableArray<Rational> Normal, Rational Offset) PullBack(ReadOnlySpan<Rational> normal, Rational offset, Ball ball)
    {
        int d = normal.Length;
        Rational[] entries = new Rational[2 * d];
        for (int k = 0; k < d; k++)
        {
            entries[k] = normal[k];
            entries[d + k] = -normal[k];
            offset += normal[k] * ball.Centre[k];
        }

        return ([.. entries], offset);
    }
}
