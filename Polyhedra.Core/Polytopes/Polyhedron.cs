using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using Polyhedra.Core.Collections;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Core.Polytopes;

/// <summary>A nonempty closed polyhedron with both of its descriptions, exact: facets, and vertices, rays and lines, with their
/// incidences. Immutable.</summary>
/// <remarks>
/// <para>It is the set of all convex combinations of the vertices plus nonnegative combinations of the rays plus combinations of the
/// lines. There is at least one vertex: in a polyhedron with lines the vertices and rays are those of its part in {x : x = 0 at the pivots
/// of the lines}, so each has one representative, the same for all polyhedra with these lines.</para>
/// <para>A *generator* is a vertex or a ray, vertices first, in homogeneous integer coordinates (x, w) without a common divisor: w > 0 is
/// the vertex x / w, w = 0 the ray x.</para>
/// <para>A facet is an affine form that is positive inside. Its *label* is the number that it was given by, so that facets are found again
/// after a cut.</para>
/// </remarks>
public sealed partial class Polyhedron
{
    private readonly Cone _cone;
    private readonly BigInteger[][] _generators;
    private readonly int[] _order;

    private Polyhedron(Cone cone)
    {
        _cone = cone;
        BigInteger[][] all = cone.Generators;
        BigInteger[][] lines = [];
        if (cone.Lineality.Length > 0)
        {
            (lines, int[] pivots) = ReduceLines(cone.Lineality);
            all = Array.ConvertAll(all, generator => AtPivots(generator, lines, pivots));
        }

        Lineality = new IntegerMatrix(lines.Length, cone.Dimension, [.. lines.SelectMany(line => line)]);
        int[] order = new int[all.Length];
        int rays = all.Length;
        for (int v = 0; v < all.Length; v++)
        {
            order[all[v][^1].IsZero ? --rays : VertexCount++] = v;
        }

        _order = order;
        _generators = Array.ConvertAll(order, v => all[v]);
        Facets = ImmutableCollectionsMarshal.AsImmutableArray(Array.ConvertAll(cone.Facets, facet => facet.Form));
        Equalities = [.. cone.Equalities];
    }

    /// <summary>The dimension of the space.</summary>
    public int SpaceDimension => _cone.Dimension;

    /// <summary>Its own dimension: that of the smallest affine space that contains it.</summary>
    public int Dimension => _cone.Dimension - _cone.Equalities.Length;

    /// <summary>The facets, each once, as forms that are positive inside: no row is redundant. In a polyhedron of lower dimension a
    /// facet's form is one of several that have the same values on it.</summary>
    public ImmutableArray<IntegerForm> Facets { get; }

    /// <summary>Independent forms that vanish on all of it: none iff it has full dimension.</summary>
    public ImmutableArray<IntegerForm> Equalities { get; }

    /// <summary>A basis of the directions of its lines, in reduced echelon form: the same for every polyhedron with the same lines. No
    /// rows iff it is pointed.</summary>
    public IntegerMatrix Lineality { get; }

    /// <summary>The number of vertices, at least 1.</summary>
    public int VertexCount { get; }

    /// <summary>The number of extreme rays.</summary>
    public int RayCount => _generators.Length - VertexCount;

    /// <summary>The number of vertices and rays.</summary>
    public int GeneratorCount => _generators.Length;

    /// <summary>Whether it is bounded: it has neither rays nor lines.</summary>
    public bool IsBounded => RayCount == 0 && Lineality.RowCount == 0;

    /// <summary>A generator in homogeneous coordinates; vertices first.</summary>
    public ReadOnlySpan<BigInteger> Generator(int index) => _generators[index];

    /// <summary>A vertex.</summary>
    public ImmutableArray<Rational> Vertex(int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, VertexCount);
        BigInteger[] generator = _generators[index];
        Rational[] point = new Rational[SpaceDimension];
        for (int k = 0; k < point.Length; k++)
        {
            point[k] = new Rational(generator[k], generator[^1]);
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(point);
    }

    /// <summary>The direction of a ray, in integers without a common divisor; rays are counted from 0.</summary>
    public ImmutableArray<BigInteger> Ray(int index) => [.. _generators[VertexCount + index].AsSpan(0, SpaceDimension)];

    /// <summary>A point of its relative interior, exactly: the mean of the vertices plus the sum of the rays.</summary>
    public ImmutableArray<Rational> RelativeInteriorPoint()
    {
        Rational[] point = new Rational[SpaceDimension];
        for (int v = 0; v < _generators.Length; v++)
        {
            BigInteger[] generator = _generators[v];
            BigInteger scale = generator[^1].IsZero ? BigInteger.One : generator[^1] * VertexCount;
            for (int k = 0; k < point.Length; k++)
            {
                point[k] += new Rational(generator[k], scale);
            }
        }

        return ImmutableCollectionsMarshal.AsImmutableArray(point);
    }

    /// <summary>The label of a facet.</summary>
    public int Label(int facet) => _cone.Facets[facet].Label;

    /// <summary>Whether a generator lies on a facet.</summary>
    public bool IsOn(int generator, int facet) => Bits.Has(_cone.Tight[_order[generator]], facet + 1);

    /// <summary>The generators that lie on a facet, in increasing order.</summary>
    public ImmutableArray<int> GeneratorsOn(int facet) => [.. Enumerable.Range(0, GeneratorCount).Where(v => IsOn(v, facet))];

    /// <summary>The polyhedron of all points where no form is negative; null if its interior is empty.</summary>
    /// <param name="dimension">The dimension of the space.</param>
    /// <param name="forms">The forms, which may repeat, imply each other or be constant. The label of a facet is the position of its form,
    /// of equal ones the first.</param>
    /// <param name="cancellation">Looked at once a form.</param>
    /// <remarks>The double description method: exponential in the dimension in the worst case, as the number of vertices is.</remarks>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Polyhedron? FromForms(int dimension, IReadOnlyList<IntegerForm> forms, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(forms);
        Cone cone = Cone.WholeSpace(dimension);
        for (int i = 0; i < forms.Count; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            if (forms[i].IsConstant)
            {
                if (forms[i].Constant.Sign < 0)
                {
                    return null;
                }

                continue;
            }

            ConeCut cut = new(cone, forms[i], i);
            if (!cut.HasPositive)
            {
                return null;
            }

            if (cut.HasNegative)
            {
                cone = cut.Side(1);
            }
        }

        return new Polyhedron(cone);
    }

    /// <summary>The same set as an <see cref="HPolyhedron"/>; null if its interior is empty.</summary>
    /// <remarks>Labels count its constraints: first the bounds, coordinate by coordinate, the lower one first, then the
    /// half-spaces.</remarks>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    public static Polyhedron? FromHalfSpaces(HPolyhedron set, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        return FromForms(set.Dimension, [.. set.Forms()], cancellation);
    }

    /// <summary>A polyhedron of full dimension whose facets and generators somebody knows already.</summary>
    /// <param name="dimension">The dimension of the space.</param>
    /// <param name="lines">A basis of its lines.</param>
    /// <param name="facets">The facets: exactly these, each once, positive inside.</param>
    /// <param name="generators">The vertices and rays, each once, at least one vertex, in primitive homogeneous integers.</param>
    /// <param name="incidences">For each generator the facets that it lies on.</param>
    /// <remarks>Precondition: the parts fit each other. Nothing is checked. The label of a facet is its position.</remarks>
    public static Polyhedron FromParts(
        int dimension, BigInteger[][] lines, IReadOnlyList<IntegerForm> facets, BigInteger[][] generators,
        IReadOnlyList<IReadOnlyList<int>> incidences)
    {
        ArgumentNullException.ThrowIfNull(facets);
        ArgumentNullException.ThrowIfNull(generators);
        ArgumentNullException.ThrowIfNull(incidences);
        ulong[][] tight = new ulong[generators.Length][];
        for (int v = 0; v < tight.Length; v++)
        {
            tight[v] = Bits.Empty(facets.Count + 1);
            if (generators[v][^1].IsZero)
            {
                Bits.Add(tight[v], 0);
            }

            foreach (int facet in incidences[v])
            {
                Bits.Add(tight[v], facet + 1);
            }
        }

        return new Polyhedron(
            Cone.FromFacets(dimension, lines, [.. facets.Select((form, i) => new Cone.Constraint(form, i))], generators, tight));
    }

    /// <summary>The parts on both sides of a hyperplane; a part without interior is null, and if one is, the other is the polyhedron
    /// itself.</summary>
    /// <param name="form">The hyperplane; a form that is not constant.</param>
    /// <param name="label">The label of the hyperplane as a facet of the parts.</param>
    /// <exception cref="ArgumentException">The form is constant.</exception>
    public (Polyhedron? Negative, Polyhedron? Positive) Split(IntegerForm form, int label = -1)
    {
        ConeCut cut = CutBy(form, label);
        if (cut.HasNegative && cut.HasPositive)
        {
            return (new Polyhedron(cut.Side(-1)), new Polyhedron(cut.Side(1)));
        }

        return (cut.HasNegative ? this : null, cut.HasPositive ? this : null);
    }

    /// <summary>The part in a hyperplane; null if they have no point in common. A hyperplane that only touches gives a face.</summary>
    /// <param name="form">The hyperplane; a form that is not constant.</param>
    /// <exception cref="ArgumentException">The form is constant.</exception>
    public Polyhedron? Section(IntegerForm form) => CutBy(form, -1).Section() is { } section ? new Polyhedron(section) : null;

    private ConeCut CutBy(IntegerForm form, int label)
    {
        ArgumentNullException.ThrowIfNull(form);
        if (form.IsConstant || form.Dimension != SpaceDimension)
        {
            throw new ArgumentException($"Expected a form of {SpaceDimension} variables that is not constant.", nameof(form));
        }

        return new ConeCut(_cone, form, label);
    }

    // The reduced echelon form of a basis, in primitive integers with positive pivots.
    private static (BigInteger[][] Lines, int[] Pivots) ReduceLines(BigInteger[][] lines)
    {
        BigInteger[][] rows = Array.ConvertAll(lines, line => line.AsSpan().ToArray());
        (List<int> pivots, _, _) = FractionFree.Reduce(rows, rows[0].Length, jordan: true);
        for (int i = 0; i < rows.Length; i++)
        {
            PrimitiveRow.Reduce(rows[i]);
            if (rows[i][pivots[i]].Sign < 0)
            {
                rows[i] = Array.ConvertAll(rows[i], entry => -entry);
            }
        }

        return (rows, [.. pivots]);
    }

    // The generator moved along the lines to where it is zero at all pivots.
    private static BigInteger[] AtPivots(BigInteger[] generator, BigInteger[][] lines, int[] pivots)
    {
        BigInteger[] moved = generator;
        for (int i = 0; i < lines.Length; i++)
        {
            BigInteger entry = moved[pivots[i]];
            if (entry.IsZero)
            {
                continue;
            }

            BigInteger scale = lines[i][pivots[i]];
            BigInteger[] next = new BigInteger[moved.Length];
            for (int k = 0; k < next.Length; k++)
            {
                next[k] = (scale * moved[k]) - (k < lines[i].Length ? entry * lines[i][k] : BigInteger.Zero);
            }

            PrimitiveRow.Reduce(next);
            moved = next;
        }

        return moved;
    }
}
