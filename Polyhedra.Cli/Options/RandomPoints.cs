using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Sampling;

namespace Polyhedra.Cli.Options;

/// <summary>Random points of a domain, as an option asks for them.</summary>
/// <param name="option">The option, for messages.</param>
/// <param name="points">The points.</param>
internal sealed class RandomPoints(string option, UniformPoints points)
{
    /// <summary>Points that are uniform in a domain; where that is all of space, in the box [-1, 1] on every axis.</summary>
    /// <exception cref="BadInputException">A coordinate is without a bound.</exception>
    public static RandomPoints In(HPolyhedron domain, string domainText, string option, ulong seed)
    {
        HPolyhedron box = string.Equals(domainText, "all", StringComparison.Ordinal)
            ? HPolyhedron.Cube(domain.Dimension, Rational.MinusOne, Rational.One)
            : domain;
        return box.HasAllBounds
            ? new RandomPoints(option, new UniformPoints(box, new SeededRandom(seed)))
            : throw new BadInputException(
                $"{option}: expected a domain with two bounds on every coordinate (or all, which stands for box:-1,1 here)");
    }

    /// <summary>The next point.</summary>
    /// <exception cref="BadInputException">None is found.</exception>
    public ImmutableArray<Rational> Next() => points.TryNext() ?? throw new BadInputException(
        $"{option}: none of {UniformPoints.MaxTries} random points of the domain's bounds is in the domain; "
        + "expected a domain that fills more of them");
}
