using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Core.Polytopes;

/// <summary>Random simplices given both ways.</summary>
internal static class Simplices
{
    /// <summary>A simplex with small rational vertices: its half-spaces, and its d + 1 vertices.</summary>
    public static (HPolyhedron Set, Rational[][] Vertices) Draw(Random random, int dimension)
    {
        Rational[][] vertices;
        do
        {
            vertices = [.. Enumerable.Range(0, dimension + 1).Select(_ =>
                Enumerable.Range(0, dimension).Select(_ => new Rational(random.Next(-9, 10), random.Next(1, 4))).ToArray())];
        }
        while (Volume(vertices).IsZero);

        return (HPolyhedron.FromHalfSpaces(dimension, vertices.Select((_, i) => Opposite(vertices, i))), vertices);
    }

    /// <summary>|det (v_i - v_0)| / d!.</summary>
    public static Rational Volume(Rational[][] vertices)
    {
        int d = vertices.Length - 1;
        Rational volume = Rational.Abs(Determinant([.. vertices[1..].Select(v => v.Zip(vertices[0], (a, b) => a - b).ToArray())]));
        return Enumerable.Range(1, d).Aggregate(volume, (value, i) => value / i);
    }

    /// <summary>The half-space through all vertices but one that has that one inside.</summary>
    public static HalfSpace Opposite(Rational[][] vertices, int vertex)
    {
        int d = vertices.Length - 1;
        Rational[][] others = [.. vertices.Where((_, i) => i != vertex)];
        RationalMatrix rows = new(d, d + 1, [.. others.SelectMany(v => v.Append(Rational.One))]);
        IntegerMatrix normal = IntegerElimination.Nullspace(IntegerMatrix.FromRationalRows(rows));
        Rational[] form = [.. normal.Row(0).ToArray().Select(entry => (Rational)entry)];
        HalfSpace plane = new([.. form[..^1]], form[^1]);
        return plane.Evaluate(vertices[vertex]).Sign == Sign.Positive ? plane : new([.. form[..^1].Select(entry => -entry)], -form[^1]);
    }

    // By cofactors.
    private static Rational Determinant(Rational[][] rows)
    {
        if (rows.Length == 0)
        {
            return Rational.One;
        }

        Rational sum = Rational.Zero;
        for (int k = 0; k < rows.Length; k++)
        {
            Rational[][] minor = [.. rows[1..].Select(row => row.Where((_, j) => j != k).ToArray())];
            sum += (k % 2 == 0 ? rows[0][k] : -rows[0][k]) * Determinant(minor);
        }

        return sum;
    }
}
