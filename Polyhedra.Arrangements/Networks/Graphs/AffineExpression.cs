using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks.Graphs;

/// <summary>An affine function of atoms, which are inputs of a network and outputs of its units: a constant and, for some atoms,
/// coefficients that are not zero. Immutable.</summary>
internal sealed class AffineExpression
{
    private readonly int[] _atoms;
    private readonly Rational[] _coefficients;

    private AffineExpression(int[] atoms, Rational[] coefficients, Rational constant)
    {
        _atoms = atoms;
        _coefficients = coefficients;
        Constant = constant;
    }

    /// <summary>Zero.</summary>
    public static AffineExpression Zero { get; } = new([], [], Rational.Zero);

    /// <summary>The atoms, increasing.</summary>
    public ReadOnlySpan<int> Atoms => _atoms;

    /// <summary>Their coefficients.</summary>
    public ReadOnlySpan<Rational> Coefficients => _coefficients;

    /// <summary>The constant.</summary>
    public Rational Constant { get; }

    /// <summary>Whether there are no atoms.</summary>
    public bool IsConstant => _atoms.Length == 0;

    /// <summary>A number.</summary>
    public static AffineExpression Of(Rational constant) => constant.IsZero ? Zero : new([], [], constant);

    /// <summary>An atom.</summary>
    public static AffineExpression OfAtom(int atom) => new([atom], [Rational.One], Rational.Zero);

    /// <summary>The sum of factors times expressions, plus a constant.</summary>
    /// <param name="terms">The expressions.</param>
    /// <param name="factors">As many numbers.</param>
    /// <param name="constant">The constant.</param>
    public static AffineExpression Combine(ReadOnlySpan<AffineExpression> terms, ReadOnlySpan<Rational> factors, Rational constant)
    {
        int count = 0;
        for (int i = 0; i < terms.Length; i++)
        {
            count += factors[i].IsZero ? 0 : terms[i]._atoms.Length;
        }

        int[] atoms = new int[count];
        Rational[] coefficients = new Rational[count];
        int at = 0;
        bool isSorted = true;
        for (int i = 0; i < terms.Length; i++)
        {
            Rational factor = factors[i];
            if (factor.IsZero)
            {
                continue;
            }

            constant += Times(factor, terms[i].Constant);
            for (int k = 0; k < terms[i]._atoms.Length; k++, at++)
            {
                atoms[at] = terms[i]._atoms[k];
                coefficients[at] = Times(factor, terms[i]._coefficients[k]);
                isSorted &= at == 0 || atoms[at - 1] < atoms[at];
            }
        }

        return isSorted ? new AffineExpression(atoms, coefficients, constant) : Merge(atoms, coefficients, constant);
    }

    /// <summary>The expression times a number, plus a constant.</summary>
    public AffineExpression Scale(Rational factor, Rational constant) =>
        factor.IsOne && constant.IsZero ? this : Combine([this], [factor], constant);

    /// <summary>The sum.</summary>
    public AffineExpression Plus(AffineExpression other) => Combine([this, other], [Rational.One, Rational.One], Rational.Zero);

    /// <summary>The difference.</summary>
    public AffineExpression Minus(AffineExpression other) => Combine([this, other], [Rational.One, Rational.MinusOne], Rational.Zero);

    /// <summary>Whether it is an atom by itself.</summary>
    public bool IsAtom(int atom) => Constant.IsZero && _atoms.Length == 1 && _atoms[0] == atom && _coefficients[0].IsOne;

    private static Rational Times(Rational factor, Rational value) =>
        factor.IsOne || value.IsZero ? value : value.IsOne ? factor : factor * value;

    private static AffineExpression Merge(int[] atoms, Rational[] coefficients, Rational constant)
    {
        Array.Sort(atoms, coefficients);
        int kept = 0;
        for (int i = 0; i < atoms.Length;)
        {
            int atom = atoms[i];
            Rational sum = coefficients[i];
            for (i++; i < atoms.Length && atoms[i] == atom; i++)
            {
                sum += coefficients[i];
            }

            if (!sum.IsZero)
            {
                (atoms[kept], coefficients[kept]) = (atom, sum);
                kept++;
            }
        }

        return new AffineExpression(atoms[..kept], coefficients[..kept], constant);
    }
}
