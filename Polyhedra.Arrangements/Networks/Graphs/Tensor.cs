using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks.Graphs;

/// <summary>A tensor of exact numbers, or of affine expressions; entries in row-major order. Immutable.</summary>
internal sealed class Tensor
{
    private readonly Rational[]? _numbers;
    private readonly AffineExpression[]? _expressions;

    /// <summary>A tensor of numbers.</summary>
    /// <param name="shape">The lengths of the axes; none for a single number.</param>
    /// <param name="numbers">The entries.</param>
    /// <param name="isInteger">Whether they are of an integer type, so that division rounds towards zero.</param>
    public Tensor(int[] shape, Rational[] numbers, bool isInteger = false)
    {
        Shape = shape;
        _numbers = numbers;
        IsInteger = isInteger;
        Require(numbers.Length);
    }

    /// <summary>A tensor of expressions.</summary>
    public Tensor(int[] shape, AffineExpression[] expressions)
    {
        Shape = shape;
        _expressions = expressions;
        Require(TensorShape.ValueCountOf([expressions.Length]));
    }

    /// <summary>The lengths of the axes.</summary>
    public int[] Shape { get; }

    /// <summary>The number of axes.</summary>
    public int Rank => Shape.Length;

    /// <summary>The number of entries.</summary>
    public int Count => _numbers?.Length ?? _expressions!.Length;

    /// <summary>Whether the entries are numbers.</summary>
    public bool IsConstant => _numbers is not null;

    /// <summary>Whether they are numbers of an integer type.</summary>
    public bool IsInteger { get; }

    /// <summary>The entries, which are numbers.</summary>
    /// <exception cref="GraphException">They depend on the inputs of the network.</exception>
    public Rational[] Numbers => _numbers
        ?? throw new GraphException("a tensor that depends on the network's inputs stands where numbers must");

    /// <summary>An entry.</summary>
    public AffineExpression this[int index] => _expressions is null ? AffineExpression.Of(_numbers![index]) : _expressions[index];

    /// <summary>A single number.</summary>
    public static Tensor Of(Rational number, bool isInteger = false) => new([], [number], isInteger);

    /// <summary>A vector of integers.</summary>
    public static Tensor OfIntegers(IReadOnlyCollection<long> numbers) =>
        new([numbers.Count], [.. numbers.Select(number => (Rational)number)], isInteger: true);

    /// <summary>The entries, which are integers that fit 64 bits.</summary>
    /// <exception cref="GraphException">They are not.</exception>
    public long[] Integers() => Array.ConvertAll(Numbers, number =>
        number.IsInteger && number >= long.MinValue && number <= long.MaxValue
            ? (long)number.Numerator
            : throw new GraphException($"{number} stands where an integer must"));

    /// <summary>The same entries in another shape.</summary>
    public Tensor Reshape(int[] shape) =>
        _numbers is null ? new Tensor(shape, _expressions!) : new Tensor(shape, _numbers, IsInteger);

    /// <summary>Entries of this tensor in another order.</summary>
    /// <param name="shape">The shape of the result.</param>
    /// <param name="sources">For each of its entries the entry of this one; negative for <paramref name="fill"/>.</param>
    /// <param name="fill">What stands where there is no entry.</param>
    public Tensor Select(int[] shape, int[] sources, Rational fill = default)
    {
        if (_numbers is not null)
        {
            return new Tensor(shape, Array.ConvertAll(sources, source => source < 0 ? fill : _numbers[source]), IsInteger);
        }

        AffineExpression empty = AffineExpression.Of(fill);
        return new Tensor(shape, Array.ConvertAll(sources, source => source < 0 ? empty : _expressions![source]));
    }

    /// <summary>What a function makes of each entry; numbers if all results are.</summary>
    public Tensor Map(Func<AffineExpression, AffineExpression> function)
    {
        AffineExpression[] results = new AffineExpression[Count];
        for (int i = 0; i < results.Length; i++)
        {
            results[i] = function(this[i]);
        }

        return Of(Shape, results);
    }

    /// <summary>A tensor of expressions, as numbers if all are.</summary>
    public static Tensor Of(int[] shape, AffineExpression[] expressions) => Array.TrueForAll(expressions, entry => entry.IsConstant)
        ? new Tensor(shape, Array.ConvertAll(expressions, entry => entry.Constant))
        : new Tensor(shape, expressions);

    private void Require(int count)
    {
        if (TensorShape.CountOf(Array.ConvertAll(Shape, length => (long)length)) != count)
        {
            throw new GraphException($"a tensor of {count} entries cannot have the shape {TensorShape.Text(Shape)}");
        }
    }
}
