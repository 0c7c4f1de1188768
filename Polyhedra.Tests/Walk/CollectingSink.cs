using System.Collections.Immutable;
using System.Numerics;
using NUnit.Framework;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Regions;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;
using Polyhedra.Tests.Oracles;

namespace Polyhedra.Tests.Walk;

/// <summary>Asks every region for everything and checks each answer with the arithmetic of the naive twins: the patterns are
/// distinct; the point is strictly inside the domain and strictly on the pattern's side of everything that its pieces ask and
/// that is not constant there; the affine map is the one composed from the pattern and gives the network's output at the point.</summary>
internal sealed class CollectingSink(Network network, HPolyhedron domain) : IRegionSink
{
    public static bool NeedsRegions => true;

    private readonly NaiveNetwork _naive = new(network);
    private readonly List<LinearInequality> _interior = NaiveDomain.Interior(domain);

    /// <summary>The regions by pattern, one character a gate.</summary>
    public Dictionary<string, CollectedRegion> Regions { get; } = new(StringComparer.Ordinal);

    /// <summary>The patterns in the order in which they came.</summary>
    public List<string> Order { get; } = [];

    public void Accept(scoped in RegionView region)
    {
        string pattern = string.Concat(region.Pattern.ToArray().Select(piece => (char)('0' + piece)));
        ImmutableArray<Rational> point = region.InteriorPoint();
        AffineMap map = region.AffineMap();
        bool isBounded = region.IsBounded();

        Assert.That(region.Index, Is.EqualTo(Order.Count), "the index counts up from 0");
        Assert.That(Regions.TryAdd(pattern, new CollectedRegion(isBounded, map, point)), Is.True, $"pattern {pattern} came twice");
        Assert.That(isBounded || !domain.HasAllBounds, Is.True, $"region {pattern} is unbounded inside a box");
        Order.Add(pattern);
        CheckPoint(pattern, point, map);
    }

    private void CheckPoint(string pattern, ImmutableArray<Rational> point, AffineMap map)
    {
        Assert.That(point, Has.Length.EqualTo(network.InputCount));
        IntegerVector coordinates = IntegerVector.ClearDenominators(point.AsSpan());
        Assert.That(
            _interior.TrueForAll(row => row.HoldsAt(coordinates.Numerators, coordinates.Denominator)),
            Is.True,
            $"the point of {pattern} is not strictly inside the domain");

        (string reached, List<BigInteger> values, IntegerVector outputs) = _naive.Evaluate(coordinates);
        Assert.That(reached, Is.EqualTo(pattern), "forward evaluation of the interior point gives another pattern");

        (List<NaiveCondition> conditions, BigInteger[][] outputForms, BigInteger outputScale) = _naive.Compose(pattern);
        for (int i = 0; i < conditions.Count; i++)
        {
            if (values[i].Sign <= 0 && !conditions[i].IsConstant)
            {
                Assert.Fail($"the point of {pattern} is not strictly inside condition {i}");
            }
        }

        CheckMap(pattern, map, outputForms, outputScale);
        ImmutableArray<Rational> image = map.Apply(point.AsSpan());
        for (int i = 0; i < image.Length; i++)
        {
            if (!IsQuotient(image[i], outputs.Numerators[i], outputs.Denominator))
            {
                Assert.Fail($"output {i} of {pattern} is {image[i]} by the map but not by forward evaluation");
            }
        }
    }

    private static void CheckMap(string pattern, AffineMap map, BigInteger[][] forms, BigInteger scale)
    {
        Assert.That(map.Linear.RowCount, Is.EqualTo(forms.Length));
        Assert.That(map.Linear.ColumnCount, Is.EqualTo(forms[0].Length - 1));
        for (int i = 0; i < forms.Length; i++)
        {
            for (int k = 0; k < forms[i].Length; k++)
            {
                Rational entry = k == map.Linear.ColumnCount ? map.Constant[i] : map.Linear[i, k];
                if (!IsQuotient(entry, forms[i][k], scale))
                {
                    Assert.Fail($"entry ({i}, {k}) of the map of {pattern} is {entry}, composed it is {forms[i][k]}/{scale}");
                }
            }
        }
    }

    private static bool IsQuotient(Rational value, BigInteger numerator, BigInteger denominator) =>
        value.Numerator * denominator == numerator * value.Denominator;
}
