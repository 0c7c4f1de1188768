using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Arrangements.Walk.Kernels.Vertex;
using Polyhedra.Arrangements.Walk.Rows;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Walk.Kernels.Vertex;

/// <summary>Regression: between two rays that are nearly opposite floating point may put a new ray on the wrong side of zero. The
/// constraints through it cannot tell a ray from its opposite.</summary>
public sealed class RayDirectionTests
{
    [TestCase(30)]
    [TestCase(54)]
    [TestCase(58)]
    [TestCase(64)]
    [TestCase(200)]
    public void A_ray_between_nearly_opposite_ones_has_its_direction(int bits)
    {
        // Lines y = -e x, y = e x and y = -3/2 e x through the origin, the last with a slope that is computed as e / 2;
        // and x = 1 or x = -1.
        Rational e = new(1, BigInteger.Pow(2, bits));
        foreach (int offset in (int[])[1, -1])
        {
            Network network = Nets.Of(
                Nets.Identity("1 0 | 0", "1 0 | 0", "1 0 | 0", "0 1 | 0"),
                Nets.Layer(Activation.Relu, [[1, 0, 0, 0, -offset], [1 + (2 * e), -1, -e / 2, 1, 0], [e, 0, 0, 1, 0], [-e, 0, 0, 1, 0]]));

            Dictionary<string, CollectedRegion> regions = Walks.All(network, engine: Engine.Vertex);

            // Six sectors, and the line x = offset cuts four of them.
            HashSet<string> expected = Patterns(e, offset);
            Assert.That(expected, Has.Count.EqualTo(10));
            Assert.That(regions.Keys, Is.EquivalentTo(expected));
        }
    }

    [Test]
    public void A_ray_computed_on_the_wrong_side_is_not_sharpened_there()
    {
        // Between the rays (1, e) and (-1, e) the form 3/2 e x + y vanishes on (-2/3, e), but its computed row, within its bound,
        // on (1/2, e / 4).
        double e = Math.ScaleB(1, -24);
        BigInteger n = BigInteger.Pow(2, 24);
        VertexEngine engine = new(HPolyhedron.WholeSpace(2), 0, KernelArithmetic.Filtered, CancellationToken.None);
        VertexCell cell = engine.Root();
        foreach (BigInteger slope in (BigInteger[])[-1, 1])
        {
            Assert.That(engine.Locate(cell, Cuts.Exact(IntegerForm.FromIntegers([slope, n, 0]))), Is.EqualTo(Sides.Both));
            engine.Split(cell, out _, out cell);
            engine.ResumePositive(engine.PathCount, engine.GeneratorCount);
        }

        Cut cut = new(IntegerForm.FromIntegers([3, 2 * n, 0]), [-e / 2, 1, 0], 1, 2 * e, double.PositiveInfinity);
        Assert.That(engine.Locate(cell, cut), Is.EqualTo(Sides.Both));
        engine.Split(cell, out VertexCell negative, out VertexCell positive);

        CellAssert.IsRight(engine, negative, 2, CellAssert.ConeOf(engine, negative, 2));
        engine.ResumePositive(engine.PathCount, engine.GeneratorCount);
        CellAssert.IsRight(engine, positive, 2, CellAssert.ConeOf(engine, positive, 2));
    }

    // At points between the lines on either side of both x = 0 and x = offset.
    private static HashSet<string> Patterns(Rational e, int offset)
    {
        HashSet<string> patterns = new(StringComparer.Ordinal);
        foreach (Rational x in (Rational[])[new(1, 2), new(-1, 2), 2, -2])
        {
            foreach (Rational slope in (Rational[])[2 * e, 0, -5 * e / 4, -2 * e])
            {
                Rational y = slope * x;
                patterns.Add(string.Concat(Digit(x - offset), Digit(y + (3 * e / 2 * x)), Digit(y + (e * x)), Digit(y - (e * x))));
            }
        }

        return patterns;
    }

    private static char Digit(Rational value) => value > 0 ? '1' : '0';
}
