using System.Runtime.InteropServices;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks.Graphs;

/// <summary>A sum of products that is being made. Each product has a factor that is a number. Not for several threads.</summary>
internal sealed class Combination(NetworkGraph graph, int capacity)
{
    private readonly List<AffineExpression> _terms = new(Math.Min(capacity, 1 << 16));
    private readonly List<Rational> _factors = new(Math.Min(capacity, 1 << 16));
    private Rational _constant;

    /// <summary>Adds the product of two entries.</summary>
    /// <exception cref="GraphException">Neither is a number.</exception>
    public void Add(Tensor left, int i, Tensor right, int j)
    {
        if (left.IsConstant && right.IsConstant)
        {
            _constant += left.Numbers[i] * right.Numbers[j];
        }
        else if (right.IsConstant)
        {
            Add(left[i], right.Numbers[j]);
        }
        else if (left.IsConstant)
        {
            Add(right[j], left.Numbers[i]);
        }
        else
        {
            throw new GraphException("a product of two values that depend on the network's inputs is not piecewise linear");
        }
    }

    /// <summary>Adds a multiple of an expression.</summary>
    public void Add(AffineExpression term, Rational factor)
    {
        if (!factor.IsZero)
        {
            _terms.Add(term);
            _factors.Add(factor);
        }
    }

    /// <summary>The sum and a constant; the next one begins.</summary>
    public AffineExpression Take(Rational constant)
    {
        AffineExpression sum = AffineExpression.Combine(
            CollectionsMarshal.AsSpan(_terms),
            CollectionsMarshal.AsSpan(_factors), _constant + constant);
        graph.Count(sum);
        _terms.Clear();
        _factors.Clear();
        _constant = Rational.Zero;
        return sum;
    }
}
