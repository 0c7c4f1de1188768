using System.Numerics;
using NUnit.Framework;
using Polyhedra.Core.LinearAlgebra;

namespace Polyhedra.Tests.Core.LinearAlgebra;

[TestFixture]
public sealed partial class IntegerEliminationTests
{
    [TestCase(0, 1)]
    [TestCase(1, 20)]
    [TestCase(2, 200)]
    [TestCase(3, 300)]
    [TestCase(4, 200)]
    [TestCase(6, 30)]
    public void Determinant_agrees_with_cofactors(int size, int count)
    {
        Random random = new(100 + size);
        for (int trial = 0; trial < count; trial++)
        {
            int rank = random.Next(3) == 0 ? random.Next(size + 1) : size;
            IntegerMatrix matrix = NaiveAlgebra.Random(random, size, size, random.Next(1, 4), rank);
            BigInteger expected = NaiveAlgebra.Cofactors(matrix);
            Assert.That(IntegerElimination.Determinant(matrix), Is.EqualTo(expected));
            Assert.That(IntegerElimination.Determinant(matrix.Transpose()), Is.EqualTo(expected));
            Assert.That(IntegerElimination.Rank(matrix) == size, Is.EqualTo(!expected.IsZero));
        }
    }

    [Test]
    public void Determinant_of_a_permutation_is_its_sign()
    {
        IntegerMatrix cycle = new(3, 3, [0, 1, 0, 0, 0, 1, 1, 0, 0]);
        IntegerMatrix swap = new(3, 3, [0, 1, 0, 1, 0, 0, 0, 0, 1]);
        Assert.That(IntegerElimination.Determinant(cycle), Is.EqualTo(BigInteger.One));
        Assert.That(IntegerElimination.Determinant(swap), Is.EqualTo(BigInteger.MinusOne));
    }

    [Test]
    public void Determinant_of_Vandermonde_with_huge_nodes_is_the_product_of_differences()
    {
        BigInteger[] nodes = [BigInteger.Pow(10, 50), BigInteger.Pow(7, 90) * -3, 5, BigInteger.Pow(2, 300) + 1, BigInteger.Zero];
        BigInteger expected = BigInteger.One;
        for (int i = 0; i < nodes.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                expected *= nodes[i] - nodes[j];
            }
        }

        IntegerMatrix matrix = new(
            nodes.Length,
            nodes.Length,
            [.. from node in nodes from power in Enumerable.Range(0, nodes.Length) select BigInteger.Pow(node, power)]);
        Assert.That(IntegerElimination.Determinant(matrix), Is.EqualTo(expected));
    }

    [Test]
    public void Determinant_of_products_is_the_product_of_determinants()
    {
        Random random = new(5);
        for (int trial = 0; trial < 30; trial++)
        {
            IntegerMatrix a = NaiveAlgebra.Random(random, 9, 9, 1000);
            IntegerMatrix b = NaiveAlgebra.Random(random, 9, 9, 1000);
            IntegerMatrix product = new(
                9, 9, [.. Enumerable.Range(0, 9).SelectMany(i => NaiveAlgebra.Times(b.Transpose(), a.Row(i)))]);
            Assert.That(
                IntegerElimination.Determinant(product), Is.EqualTo(IntegerElimination.Determinant(a) * IntegerElimination.Determinant(b)));
        }
    }

    [Test]
    public void Determinant_refuses_a_matrix_that_is_not_square() =>
        Assert.That(() => IntegerElimination.Determinant(new IntegerMatrix(1, 2, [1, 2])), Throws.ArgumentException);
}
