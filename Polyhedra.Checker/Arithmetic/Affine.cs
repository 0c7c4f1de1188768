namespace Polyhedra.Checker.Arithmetic;

/// <summary>Affine functions x -> (a·x + b) / D as arrays of integers a_1, ..., a_d, b. All functions of one check have the same
/// D > 0, so it is not kept.</summary>
internal static class Affine
{
    /// <summary>Whether the linear part is exactly zero.</summary>
    public static bool IsConstant(BigInteger[] function) => !function.AsSpan(0, function.Length - 1).ContainsAnyExcept(BigInteger.Zero);

    /// <summary>A function times a number.</summary>
    public static BigInteger[] Times(BigInteger factor, BigInteger[] function) => Array.ConvertAll(function, term => factor * term);

    /// <summary>Adds a function times a number to a sum.</summary>
    public static void Add(BigInteger[] sum, BigInteger factor, BigInteger[] function)
    {
        for (int k = 0; k < sum.Length; k++)
        {
            sum[k] += factor * function[k];
        }
    }

    /// <summary>The value at a point in homogeneous coordinates (numerators, then their common positive denominator), up to a positive
    /// factor.</summary>
    public static BigInteger At(BigInteger[] function, BigInteger[] point)
    {
        BigInteger sum = BigInteger.Zero;
        for (int k = 0; k < function.Length; k++)
        {
            sum += function[k] * point[k];
        }

        return sum;
    }

    /// <summary>The sign of the number c for which one function is c times another, which is not constant; 0 if there is none.</summary>
    public static int Ratio(BigInteger[] function, BigInteger[] other)
    {
        int pivot = Array.FindIndex(other, term => !term.IsZero);
        for (int k = 0; k < function.Length; k++)
        {
            if (function[k] * other[pivot] != other[k] * function[pivot])
            {
                return 0;
            }
        }

        return function[pivot].Sign * other[pivot].Sign;
    }
}
