using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Arrangements.Walk.Kernels;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Walk.Kernels.Path;

/// <summary>Facets on the bounds of the domain, by floating point with proofs and by exact linear programs.</summary>
[TestFixture]
public sealed class BoundFacetsTests
{
    [Test]
    public void Agree_with_exact_linear_programs()
    {
        Random random = new(41);
        int facets = 0;
        int missing = 0;
        for (int i = 0; i < 120; i++)
        {
            int dimension = random.Next(1, 6);
            Network network = RandomNets.Draw(random, (WeightKind)random.Next(7), dimension, 9);
            HPolyhedron domain = TestDomains.SymmetricBox(dimension);
            if (random.Next(2) == 0)
            {
                // A row that repeats a bound, and one that cuts a corner.
                Rational[] first = new Rational[dimension];
                first[0] = Rational.One;
                domain = new HPolyhedron(
                    domain.Lower, domain.Upper,
                    [
                        new HalfSpace([.. first], -domain.Lower[0]!.Value),
                        new HalfSpace([.. Enumerable.Repeat(Rational.One, dimension)], Rational.One),
                    ]);
            }

            FacetSink fast = new([]);
            FacetSink exact = new([]);
            RegionEnumerator.Enumerate(network, domain, ref fast, KernelArithmetic.Filtered);
            RegionEnumerator.Enumerate(network, domain, ref exact, KernelArithmetic.ExactOnly);
            Assert.That(fast.Lines, Is.EquivalentTo(exact.Lines), $"network {i}");
            facets += fast.Lines.Sum(line => line.Count(c => c == ','));
            missing += fast.Lines.Sum(line => (2 * dimension) - line.Count(c => c == ','));
        }

        Assert.That(facets, Is.GreaterThan(1000));
        Assert.That(missing, Is.GreaterThan(1000));
    }

    /// <summary>Ten hyperplanes through the middle of a cube of 120 dimensions: by independence all 2^10 sign vectors occur; and the cone
    /// of each touches every facet of the cube, for no row is anywhere near as steep along one coordinate as along all.</summary>
    [Test]
    public void Wide_cells_touch_every_bound()
    {
        const int Inputs = 120;
        const int Units = 10;
        Random random = new(42);
        string[] rows =
        [
            .. Enumerable.Range(0, Units)
                .Select(_ => string.Join(' ', Enumerable.Range(0, Inputs).Select(_ => random.Next(2) == 0 ? -1 : 1)) + " | 0"),
        ];
        Network network = Nets.Of(Nets.Layer(Activation.Relu, [.. rows.Select(row => Nets.ParseRow(row))]));
        FacetSink sink = new([]);
        RegionEnumerator.Enumerate(network, TestDomains.SymmetricBox(Inputs), ref sink, KernelArithmetic.Filtered);
        Assert.That(sink.Lines, Has.Count.EqualTo(1 << Units));
        Assert.That(sink.Lines.Select(line => line.Count(c => c == ',')), Is.All.EqualTo(2 * Inputs));
    }

    private readonly struct FacetSink(List<string> lines) : IRegionSink
    {
        public static bool NeedsRegions => true;

        public List<string> Lines { get; } = lines;

        public void Accept(scoped in RegionView region)
        {
            string facets = string.Concat(
                region.DomainFacets().Select(facet => $"{facet.Input}{(facet.IsUpper ? "u" : "l")}{facet.HalfSpace},"));
            Lines.Add($"{string.Join(string.Empty, region.Pattern.ToArray())} {facets}");
        }
    }
}
