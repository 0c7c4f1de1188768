using System.Numerics;
using NUnit.Framework;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Core.LinearAlgebra;

[TestFixture]
public sealed class MatrixTests
{
    [Test]
    public void Entries_are_stored_row_by_row()
    {
        IntegerMatrix matrix = new(2, 3, [1, 2, 3, 4, 5, 6]);
        Assert.That(matrix[1, 0], Is.EqualTo((BigInteger)4));
        Assert.That(matrix.Transpose(), Is.EqualTo(new IntegerMatrix(3, 2, [1, 4, 2, 5, 3, 6])));
        Assert.That(() => matrix[0, 3], Throws.InstanceOf<IndexOutOfRangeException>());
        RationalMatrix rational = new(1, 2, [Rational.One, new Rational(1, 2)]);
        Assert.That(rational[0, 1], Is.EqualTo(new Rational(1, 2)));
    }

    [Test]
    public void Equality_looks_at_dimensions_and_entries()
    {
        Assert.That(new IntegerMatrix(2, 0, []), Is.Not.EqualTo(new IntegerMatrix(0, 2, [])));
        Assert.That(new RationalMatrix(1, 1, [2]), Is.EqualTo(new RationalMatrix(1, 1, [new Rational(4, 2)])));
        Assert.That(
            new RationalMatrix(1, 1, [2]).GetHashCode(), Is.EqualTo(new RationalMatrix(1, 1, [new Rational(4, 2)]).GetHashCode()));
    }

    /// <summary>Also where the rank falls short of the dimensions, and of rational rows, whose multiples have it too.</summary>
    [Test]
    public void The_rank_is_that_of_plain_elimination()
    {
        Random random = new(9);
        for (int trial = 0; trial < 300; trial++)
        {
            int rows = random.Next(0, 6);
            int columns = random.Next(1, 6);
            IntegerMatrix matrix = NaiveAlgebra.Random(random, rows, columns, spread: 9, rank: random.Next(0, 6));
            int rank = NaiveAlgebra.Reduce(matrix, new BigInteger[rows]).Pivots.Count;
            RationalMatrix halves = new(rows, columns, [.. Enumerable.Range(0, rows * columns).Select(
                i => new Rational(matrix[i / columns, i % columns], (i / columns) + 2))]);

            Assert.That(matrix.Rank(), Is.EqualTo(rank));
            Assert.That(IntegerMatrix.FromRationalRows(halves).Rank(), Is.EqualTo(rank));
        }
    }

    [Test]
    public void Wrong_sizes_are_refused()
    {
        Assert.That(() => new IntegerMatrix(2, 2, [1, 2, 3]), Throws.ArgumentException);
        Assert.That(() => new IntegerMatrix(-1, 0, []), Throws.InstanceOf<ArgumentOutOfRangeException>());
        Assert.That(() => new RationalMatrix(1, 2, [1]), Throws.ArgumentException);
        Assert.That(() => new AffineMap(new RationalMatrix(1, 1, [1]), []), Throws.ArgumentException);
        Assert.That(() => new AffineMap(new RationalMatrix(1, 1, [1]), [0]).Apply([1, 2]), Throws.ArgumentException);
    }

    [Test]
    public void Rational_rows_become_primitive_integer_rows()
    {
        RationalMatrix matrix = new(2, 2, [new Rational(1, 2), new Rational(-1, 3), 4, 6]);
        Assert.That(IntegerMatrix.FromRationalRows(matrix), Is.EqualTo(new IntegerMatrix(2, 2, [3, -2, 2, 3])));
    }

    [Test]
    public void An_affine_map_is_applied_exactly()
    {
        AffineMap map = new(new RationalMatrix(2, 2, [new Rational(1, 3), 1, 0, -1]), [new Rational(1, 2), 0]);
        Assert.That(map.Apply([1, new Rational(1, 6)]), Is.EqualTo(new[] { Rational.One, new Rational(-1, 6) }));
    }
}
