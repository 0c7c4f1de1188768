using Polyhedra.Checker.Arithmetic;
using Polyhedra.Checker.Text;

namespace Polyhedra.Checker.Kernel;

/// <summary>The lines of a certificate that carry a proof. Each method reads the rest of its line, checks the proof, and then does to the
/// cell what it allows.</summary>
internal static class Proofs
{
    /// <summary><c>n F ...</c> (sign -1) or <c>p F ...</c> (sign 1): the form F has that sign on the cell.</summary>
    public static void ReadDrop(Cell cell, Words words, int sign)
    {
        int index = ReadUndecided(cell, words);
        BigInteger[] opposite = cell.Layer.Conditions(index, -sign)[0];
        Read(cell, words, Affine.Times(words.PositiveMultiplier(), opposite), BigInteger.One);
        cell.Decide(index, sign);
    }

    /// <summary><c>B</c>: the box shows the signs of some forms.</summary>
    public static void ReadBoxDrops(Cell cell, Words words)
    {
        words.End();
        LayerState layer = cell.Layer;
        int before = layer.Undecided;
        for (int index = 0; index < layer.Count; index++)
        {
            // The box shows both signs only if it is flat, and then the cell is empty.
            if (layer.IsUndecided(index) && cell.Bounds.ShowNotPositive(layer.Conditions(index, 1)[0]))
            {
                cell.Decide(index, -1);
            }
            else if (layer.IsUndecided(index) && cell.Bounds.ShowNotPositive(layer.Conditions(index, -1)[0]))
            {
                cell.Decide(index, 1);
            }
        }

        Require.That(layer.Undecided < before, "the box decides no form");
    }

    /// <summary><c>b k + v ...</c> or <c>b k - v ...</c>: the cell lies in a smaller box.</summary>
    public static void ReadBound(Cell cell, Words words)
    {
        int axis = words.Index();
        Require.That(axis < cell.Domain.Dimension, "no such coordinate");
        string side = words.Word();
        Require.That(side is "+" or "-", "expected + or -");
        bool isUpper = side is "+";
        Fraction bound = words.Rational();
        Require.That(cell.Bounds.IsTighter(axis, isUpper, bound), "the bound is no tighter than before");
        BigInteger factor = words.PositiveMultiplier() * cell.Denominator * (isUpper ? 1 : -1);

        // x_k - v, or v - x_k, times the denominator of v; so the rest of the sum is multiplied with that too.
        BigInteger[] excess = new BigInteger[cell.Domain.Dimension + 1];
        excess[axis] = factor * bound.Denominator;
        excess[^1] = -factor * bound.Numerator;
        Read(cell, words, excess, bound.Denominator);
        cell.Narrow(axis, isUpper, bound);
    }

    /// <summary><c>x ...</c>: nowhere on the cell do all these conditions hold.</summary>
    public static void ReadExclusion(Cell cell, Words words, BigInteger[][] conditions)
    {
        BigInteger[] sum = new BigInteger[cell.Domain.Dimension + 1];
        BigInteger total = BigInteger.Zero;
        foreach (BigInteger[] condition in conditions)
        {
            BigInteger multiplier = words.Multiplier();
            total += multiplier;
            Affine.Add(sum, multiplier, condition);
        }

        total += Read(cell, words, sum, BigInteger.One);
        Require.That(!total.IsZero, "no multiplier is positive");
    }

    /// <summary>The index of a form or unit of the current layer that is not decided.</summary>
    public static int ReadUndecided(Cell cell, Words words)
    {
        int index = words.Index();
        string thing = cell.Layer.IsMaxout ? "unit" : "form";
        Require.That(cell.Layer.IsUndecided(index), $"there is no undecided {thing} {index} in layer {cell.LayerIndex}");
        return index;
    }

    // "i:n ...": with these constraints added, each times a factor, the sum is nowhere positive on the cell. Returns the sum of all n.
    private static BigInteger Read(Cell cell, Words words, BigInteger[] sum, BigInteger factor)
    {
        BigInteger total = BigInteger.Zero;
        int last = -1;
        while (!words.IsAtEnd)
        {
            (int index, BigInteger multiplier) = words.IndexedMultiplier();
            Require.That(index > last && index < cell.Path.Count, "path indices must increase, and be those of constraints");
            Affine.Add(sum, multiplier * factor, cell.Path[index]);
            total += multiplier;
            last = index;
        }

        Require.That(cell.Bounds.ShowNotPositive(sum), "the multipliers prove nothing");
        return total;
    }
}
