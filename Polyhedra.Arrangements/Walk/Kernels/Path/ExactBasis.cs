using System.Numerics;
using Polyhedra.Core.LinearAlgebra;
using Polyhedra.Core.LinearProgramming;

namespace Polyhedra.Arrangements.Walk.Kernels.Path;

/// <summary>Solves in exact arithmetic what the basis of a floating-point dictionary stands for.</summary>
/// <remarks>With R the tight rows of the path and S the coordinates that do not rest at a bound, |R| = |S| = n; the basis is right only
/// if the n x n matrix of the rows R in the columns S is regular, which is checked and not assumed.</remarks>
internal sealed class ExactBasis(CellPath path)
{
    private readonly List<int> _tight = [];
    private readonly List<int> _basic = [];

    /// <summary>The form plus the nonnegative combination of the path's rows that cancels it on S.</summary>
    /// <param name="dictionary">Whose basis to take.</param>
    /// <param name="form">Integer coefficients of the coordinates, then the constant.</param>
    /// <param name="sum">A positive multiple of form + sum over R of lambda_i c_i, with all lambda_i >= 0 and with zero coefficients in
    /// S.</param>
    /// <returns>False if the basis is singular or a multiplier is negative.</returns>
    public bool TryCombine(DoubleDictionary dictionary, ReadOnlySpan<BigInteger> form, out BigInteger[] sum)
    {
        sum = [];
        if (!TrySolve(dictionary, form, out BigInteger[] multipliers, out BigInteger denominator))
        {
            return false;
        }

        sum = new BigInteger[form.Length];
        for (int k = 0; k < form.Length; k++)
        {
            sum[k] = form[k] * denominator;
        }

        for (int i = 0; i < multipliers.Length; i++)
        {
            if (!multipliers[i].IsZero)
            {
                PathRow source = path.Source(_tight[i]);
                ReadOnlySpan<BigInteger> row = source.Exact.Coefficients;
                BigInteger factor = (int)source.Sign * multipliers[i];
                for (int k = 0; k < sum.Length; k++)
                {
                    sum[k] += factor * row[k];
                }
            }
        }

        return true;
    }

    /// <summary>The multipliers of <see cref="TryCombine"/>, each the path row with its integer, for <paramref name="denominator"/>
    /// times the form.</summary>
    public bool TryMultipliers(
        DoubleDictionary dictionary, ReadOnlySpan<BigInteger> form, out (int Row, BigInteger Multiplier)[] multipliers,
        out BigInteger denominator)
    {
        bool isSolved = TrySolve(dictionary, form, out BigInteger[] solution, out denominator);
        multipliers = isSolved ? [.. solution.Select((multiplier, i) => (_tight[i], multiplier))] : [];
        return isSolved;
    }

    private bool TrySolve(
        DoubleDictionary dictionary, ReadOnlySpan<BigInteger> form, out BigInteger[] multipliers, out BigInteger denominator)
    {
        int n = ReadBasis(dictionary);
        BigInteger[] system = new BigInteger[n * (n + 1)];
        for (int i = 0; i < n; i++)
        {
            PathRow source = path.Source(_tight[i]);
            ReadOnlySpan<BigInteger> row = source.Exact.Coefficients;
            for (int k = 0; k < n; k++)
            {
                system[(k * (n + 1)) + i] = (int)source.Sign * row[_basic[k]];
            }
        }

        for (int k = 0; k < n; k++)
        {
            system[(k * (n + 1)) + n] = -form[_basic[k]];
        }

        multipliers = new BigInteger[n];
        return SquareSystem.TrySolve(system, multipliers, out denominator)
            && !Array.Exists(multipliers, multiplier => multiplier.Sign < 0);
    }

    /// <summary>The direction in which the dictionary's ray goes: it keeps the rows of R tight, but for the one that enters.</summary>
    /// <param name="dictionary">Whose last maximisation ended with a ray.</param>
    /// <param name="ray">A positive multiple of the direction, one integer a coordinate. Not verified against other rows.</param>
    /// <returns>False if the basis is singular.</returns>
    public bool TryRay(DoubleDictionary dictionary, out BigInteger[] ray)
    {
        ray = new BigInteger[dictionary.Dimension];
        int n = ReadBasis(dictionary);
        int entering = dictionary.RayRow;
        BigInteger[] system = new BigInteger[n * (n + 1)];
        for (int i = 0; i < n; i++)
        {
            PathRow source = path.Source(_tight[i]);
            ReadOnlySpan<BigInteger> row = source.Exact.Coefficients;
            for (int k = 0; k < n; k++)
            {
                system[(i * (n + 1)) + k] = (int)source.Sign * row[_basic[k]];
            }

            // The slack that enters rises by one; a coordinate that enters moves by one in its direction.
            system[(i * (n + 1)) + n] = entering >= 0
                ? (_tight[i] == entering ? BigInteger.One : BigInteger.Zero)
                : -(int)source.Sign * dictionary.RayDirection * row[dictionary.RayCoordinate];
        }

        BigInteger[] numerators = new BigInteger[n];
        if (!SquareSystem.TrySolve(system, numerators, out BigInteger denominator))
        {
            return false;
        }

        for (int k = 0; k < n; k++)
        {
            ray[_basic[k]] = numerators[k];
        }

        if (entering < 0)
        {
            ray[dictionary.RayCoordinate] = dictionary.RayDirection * denominator;
        }

        return true;
    }

    private int ReadBasis(DoubleDictionary dictionary)
    {
        _tight.Clear();
        _basic.Clear();
        for (int j = 0; j < dictionary.Dimension; j++)
        {
            int row = dictionary.TightRowAt(j);
            if (row >= 0)
            {
                _tight.Add(row);
            }

            if (dictionary.IsBasic(j))
            {
                _basic.Add(j);
            }
        }

        return _tight.Count;
    }
}
