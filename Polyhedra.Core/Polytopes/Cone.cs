using System.Numerics;
using Polyhedra.Core.Collections;
using Polyhedra.Core.LinearAlgebra;

namespace Polyhedra.Core.Polytopes;

/// <summary>A polyhedron as the cone over it: extreme rays in homogeneous coordinates, which constraints are tight at each, and its
/// lines.</summary>
/// <remarks>
/// <para>A generator (x, w) with w > 0 is the vertex x / w, with w = 0 the ray x; its integers have no common divisor. Constraint 0 is w
/// >= 0, the hyperplane at infinity; constraint i + 1 is form i, which is not negative on the polyhedron. Modulo lines the cone is
/// pointed.</para>
/// <para>Invariant: the forms are the facets, each once. Their generators are what tells: a face is the set of its generators, and the
/// facets are the maximal proper ones.</para>
/// </remarks>
internal sealed class Cone
{
    private Cone(
        int dimension, BigInteger[][] lineality, IntegerForm[] equalities, Constraint[] facets, BigInteger[][] generators, ulong[][] tight)
    {
        Dimension = dimension;
        Lineality = lineality;
        Equalities = equalities;
        Facets = facets;
        Generators = generators;
        Tight = tight;
    }

    /// <summary>The dimension of the space.</summary>
    public int Dimension { get; }

    /// <summary>A basis of the directions of its lines.</summary>
    public BigInteger[][] Lineality { get; }

    /// <summary>Independent forms that vanish on all of it; none if it has full dimension.</summary>
    public IntegerForm[] Equalities { get; }

    /// <summary>The facets.</summary>
    public Constraint[] Facets { get; }

    /// <summary>The vertices and rays.</summary>
    public BigInteger[][] Generators { get; }

    /// <summary>For each generator the set of constraints that vanish there.</summary>
    public ulong[][] Tight { get; }

    /// <summary>All of space.</summary>
    public static Cone WholeSpace(int dimension)
    {
        BigInteger[][] units = new BigInteger[dimension][];
        for (int k = 0; k < dimension; k++)
        {
            units[k] = new BigInteger[dimension];
            units[k][k] = BigInteger.One;
        }

        BigInteger[] origin = new BigInteger[dimension + 1];
        origin[^1] = BigInteger.One;
        return new Cone(dimension, units, [], [], [origin], [Bits.Empty(1)]);
    }

    /// <summary>A cone whose constraints are known to be its facets.</summary>
    public static Cone FromFacets(
        int dimension, BigInteger[][] lineality, Constraint[] facets, BigInteger[][] generators, ulong[][] tight) =>
        new(dimension, lineality, [], facets, generators, tight);

    /// <summary>A cone from constraints some of which may be no facets, or one and the same; those are left out, and of equal ones the
    /// first stays.</summary>
    /// <param name="dimension">The dimension of the space.</param>
    /// <param name="lineality">A basis of its lines.</param>
    /// <param name="equalities">Independent forms that vanish on it.</param>
    /// <param name="constraints">All facets, among others that are valid.</param>
    /// <param name="generators">The vertices and rays, each once.</param>
    /// <param name="tight">For each generator all constraints that vanish there, the hyperplane at infinity among them.</param>
    public static Cone Reduce(
        int dimension, BigInteger[][] lineality, IntegerForm[] equalities, Constraint[] constraints, BigInteger[][] generators,
        ulong[][] tight)
    {
        ulong[][] on = new ulong[constraints.Length + 1][];
        for (int c = 0; c < on.Length; c++)
        {
            on[c] = Bits.Empty(generators.Length);
        }

        for (int v = 0; v < generators.Length; v++)
        {
            foreach (int c in Bits.Elements(tight[v]))
            {
                Bits.Add(on[c], v);
            }
        }

        List<int> facets = [];
        for (int c = 1; c < on.Length; c++)
        {
            if (IsFacet(c, on, generators.Length))
            {
                facets.Add(c);
            }
        }

        if (facets.Count == constraints.Length)
        {
            return new Cone(dimension, lineality, equalities, constraints, generators, tight);
        }

        ulong[][] kept = new ulong[generators.Length][];
        for (int v = 0; v < kept.Length; v++)
        {
            kept[v] = Bits.Empty(facets.Count + 1);
            if (Bits.Has(tight[v], 0))
            {
                Bits.Add(kept[v], 0);
            }

            for (int i = 0; i < facets.Count; i++)
            {
                if (Bits.Has(tight[v], facets[i]))
                {
                    Bits.Add(kept[v], i + 1);
                }
            }
        }

        return new Cone(dimension, lineality, equalities, [.. facets.Select(c => constraints[c - 1])], generators, kept);
    }

    // Whether the generators on a constraint are not all, and not fewer than those on another one. What lies at infinity is no facet.
    private static bool IsFacet(int constraint, ulong[][] on, int generatorCount)
    {
        if (Bits.Count(on[constraint]) == generatorCount)
        {
            return false;
        }

        for (int other = 0; other < on.Length; other++)
        {
            if (other != constraint
                && Bits.IsSubset(on[constraint], on[other])
                && Bits.Count(on[other]) < generatorCount
                && (other < constraint || !Bits.AreEqual(on[constraint], on[other])))
            {
                return false;
            }
        }

        // A single vertex has the empty set for every constraint that it is not on.
        return Bits.Least(on[constraint]) >= 0;
    }

    /// <summary>A constraint and the number that its owner knows it by.</summary>
    /// <param name="Form">The form, not negative on the cone.</param>
    /// <param name="Label">The number.</param>
    public readonly record struct Constraint(IntegerForm Form, int Label);
}
