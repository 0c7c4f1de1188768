using System.Collections.Immutable;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Domains.VnnLib;

/// <summary>Linear forms of the inputs that must not be negative, all at once. Immutable.</summary>
/// <remarks>Rows are sparse: a box of thousands of inputs has two of one entry each.</remarks>
internal sealed class Conjunction
{
    /// <summary>Nothing is required.</summary>
    public static readonly Conjunction True = new([]);

    private readonly ImmutableList<LinearForm> _forms;

    private Conjunction(ImmutableList<LinearForm> forms) => _forms = forms;

    /// <summary>One form that must not be negative.</summary>
    public static Conjunction Of(LinearForm form) => new([form]);

    /// <summary>What two require together.</summary>
    public Conjunction And(Conjunction other) => _forms.IsEmpty ? other : new Conjunction(_forms.AddRange(other._forms));

    /// <summary>A text that is the same for conjunctions of the same forms in the same order.</summary>
    public string Key() => string.Join(
        ';', _forms.Select(form => $"{form.Constant} {string.Join(' ', form.Coefficients.Select(pair => $"{pair.Key}:{pair.Value}"))}"));

    /// <summary>The polyhedron; null if bounds or constants show at once that it is empty.</summary>
    public HPolyhedron? ToPolyhedron(int dimension)
    {
        Rational?[] lower = new Rational?[dimension];
        Rational?[] upper = new Rational?[dimension];
        List<HalfSpace> rows = [];
        foreach (LinearForm form in _forms)
        {
            switch (form.Coefficients.Count)
            {
                case 0 when form.Constant.Sign == Sign.Negative:
                    return null;
                case 0:
                    break;
                case 1:
                    (int input, Rational coefficient) = form.Coefficients.First();
                    Rational bound = -form.Constant / coefficient;
                    if (coefficient.Sign == Sign.Positive)
                    {
                        lower[input] = lower[input] is { } known ? Rational.Max(known, bound) : bound;
                    }
                    else
                    {
                        upper[input] = upper[input] is { } known ? Rational.Min(known, bound) : bound;
                    }

                    break;
                default:
                    Rational[] normal = new Rational[dimension];
                    foreach ((int index, Rational entry) in form.Coefficients)
                    {
                        normal[index] = entry;
                    }

                    rows.Add(new HalfSpace([.. normal], form.Constant));
                    break;
            }
        }

        bool isCrossed = Enumerable.Range(0, dimension).Any(k => lower[k] is { } low && upper[k] is { } high && low > high);
        return isCrossed ? null : new HPolyhedron([.. lower], [.. upper], [.. rows]);
    }
}
