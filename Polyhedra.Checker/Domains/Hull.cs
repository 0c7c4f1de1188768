using Polyhedra.Checker.Arithmetic;
using Polyhedra.Checker.Networks;
using Polyhedra.Checker.Text;

namespace Polyhedra.Checker.Domains;

/// <summary>The affine hull of a domain without interior: where some of its inequalities b + a·x >= 0 hold with equality. The inputs that
/// its equations, each solved for the last input in it, leave free are the coordinates in which the certificate goes on.</summary>
/// <remarks>Why they hold with equality: multiplied by positive numbers they add up to 0, and none of them is negative on the domain.
/// </remarks>
internal sealed class Hull
{
    // By input: the equation solved for it, b a1 ... ad with coefficient 1 there, and 0 at the other inputs that are solved for.
    private readonly Dictionary<int, Fraction[]> _solved = [];
    private readonly int[] _free;

    private Hull(IEnumerable<Fraction[]> equations, int inputs)
    {
        foreach (Fraction[] row in equations.Select(Reduce))
        {
            int last = Array.FindLastIndex(row, IsNonzero);
            Require.That(last != 0, "equations that contradict each other");
            if (last > 0)
            {
                Fraction[] solved = Array.ConvertAll(row, entry => entry * row[last].Inverse());
                _solved.Keys.ToList().ForEach(other => _solved[other] = Without(_solved[other], last, solved));
                _solved[last] = solved;
            }
        }

        _free = [.. Enumerable.Range(1, inputs).Where(input => !_solved.ContainsKey(input))];
    }

    /// <summary>The number of coordinates.</summary>
    public int Dimension => _free.Length;

    /// <summary>Reads the line <c>hull i:n ...</c>: positive multipliers of inequalities that add up to 0.</summary>
    public static Hull Read(Words words, List<Fraction[]> rows, int inputs)
    {
        Fraction[] sum = [.. Enumerable.Repeat(Fraction.Of(0, 1), inputs + 1)];
        List<Fraction[]> equations = [];
        int last = -1;
        Require.That(words.Word() is "hull" && !words.IsAtEnd, "expected the inequalities of the hull");
        while (!words.IsAtEnd)
        {
            (int index, Fraction multiplier) = words.IndexedRational();
            Require.That(index > last && index < rows.Count, "expected an index that is larger than the one before, of an inequality");
            Require.That(multiplier.Numerator.Sign > 0, "expected a positive multiplier");
            last = index;
            equations.Add(rows[index]);
            sum = [.. sum.Zip(rows[index], (total, entry) => total + (multiplier * entry))];
        }

        Require.That(!sum.Any(IsNonzero), "the inequalities of the hull do not add up to 0");
        return new Hull(equations, inputs);
    }

    /// <summary>The layers of a network as functions of the coordinates.</summary>
    public Layer[] Compose(Layer[] layers)
    {
        // A row of a layer has its constant last.
        List<Fraction[]> rows = layers[0].Rows.ConvertAll(row => Restrict([row[^1], .. row[..^1]]));
        return [new Layer(layers[0].Header, [.. rows.Select(row => (Fraction[])[.. row[1..], row[0]])], layers[0].Units), .. layers[1..]];
    }

    /// <summary>The inequalities in the coordinates. One that is constant must hold, and is left out.</summary>
    public List<Fraction[]> Restrict(List<Fraction[]> inequalities)
    {
        List<Fraction[]> restricted = inequalities.ConvertAll(Restrict);
        List<Fraction[]> constant = restricted.FindAll(row => Array.FindLastIndex(row, IsNonzero) < 1);
        Require.That(constant.TrueForAll(row => row[0].Numerator.Sign >= 0), "an inequality that holds nowhere on the hull");
        return [.. restricted.Except(constant)];
    }

    // b a1 ... ad in the coordinates.
    private Fraction[] Restrict(Fraction[] row)
    {
        Fraction[] reduced = Reduce(row);
        return [reduced[0], .. _free.Select(input => reduced[input])];
    }

    private static bool IsNonzero(Fraction number) => !number.Numerator.IsZero;

    private Fraction[] Reduce(Fraction[] row) => _solved.Aggregate(row, (rest, solved) => Without(rest, solved.Key, solved.Value));

    // The row less so much of an equation that an input has the coefficient 0 in it.
    private static Fraction[] Without(Fraction[] row, int input, Fraction[] equation)
    {
        Fraction factor = -row[input];
        return [.. row.Zip(equation, (entry, other) => IsNonzero(factor) && IsNonzero(other) ? entry + (factor * other) : entry)];
    }
}
