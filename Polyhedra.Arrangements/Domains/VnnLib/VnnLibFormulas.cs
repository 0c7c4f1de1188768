using System.Globalization;
using Polyhedra.Arrangements.Files;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Domains.VnnLib;

/// <summary>Turns the formulas of a VNN-LIB specification into disjunctions of what they require of the inputs. What outputs occur in is
/// taken to hold, and counted.</summary>
/// <param name="fail">Makes the exception of a line.</param>
internal sealed class VnnLibFormulas(Func<int, string, BadInputException> fail)
{
    private const int MaxPieces = 1 << 14;
    private const long MaxNumberBits = 1 << 17;
    private const int MaxInputs = JsonPlace.MaxDimension;
    private readonly Dictionary<string, int> _variables = new(StringComparer.Ordinal);

    /// <summary>The number of inputs that are declared.</summary>
    public int InputCount { get; private set; }

    /// <summary>The number of inequalities in which an output occurs.</summary>
    public int OutputConstraints { get; private set; }

    /// <summary>The number of strict inequalities of inputs.</summary>
    public int StrictConstraints { get; private set; }

    /// <summary>Declares <c>X_i</c> or <c>Y_i</c>; inputs in their order.</summary>
    public void Declare(SExpression name, SExpression type)
    {
        string word = name.Word ?? throw fail(name.Line, $"expected a variable X_i or Y_i, got {name}");
        bool isIndex = int.TryParse(word.AsSpan(Math.Min(2, word.Length)), NumberStyles.None, CultureInfo.InvariantCulture, out int index);
        if (!isIndex || !(word.StartsWith("X_", StringComparison.Ordinal) || word.StartsWith("Y_", StringComparison.Ordinal)))
        {
            throw fail(name.Line, $"expected a variable X_i or Y_i, got {Excerpt.Quote(word)}");
        }

        if (type.Word is not "Real")
        {
            throw fail(type.Line, $"expected {word} to be Real, got {type}");
        }

        bool isInput = word[0] == 'X';
        if (isInput && (index != InputCount || index >= MaxInputs))
        {
            throw fail(name.Line, $"expected X_{InputCount} as the next input, got {word}");
        }

        if (!_variables.TryAdd(word, isInput ? index : -1))
        {
            throw fail(name.Line, $"{word} is declared twice");
        }

        InputCount += isInput ? 1 : 0;
    }

    /// <summary>What a formula requires: one of several conjunctions.</summary>
    public List<Conjunction> Read(SExpression formula)
    {
        switch (formula.Head)
        {
            case "and":
                List<Conjunction> product = [Conjunction.True];
                foreach (SExpression part in formula.Arguments)
                {
                    product = Product(product, Read(part), formula.Line);
                }

                return product;
            case "or":
                List<Conjunction> sum = [];
                foreach (SExpression part in formula.Arguments)
                {
                    sum.AddRange(Read(part));
                    RequireFew(sum.Count, formula.Line);
                }

                return sum;
            case "<=" or "<" or ">=" or ">" or "=":
                return [Compare(formula)];
            case null when formula.Word is "true":
                return [Conjunction.True];
            default:
                throw fail(formula.Line, $"expected and, or, or a comparison, got {formula}");
        }
    }

    /// <summary>What two formulas require together.</summary>
    public List<Conjunction> Product(List<Conjunction> left, List<Conjunction> right, int line)
    {
        RequireFew((long)left.Count * right.Count, line);
        return [.. left.SelectMany(one => right.Select(one.And))];
    }

    private void RequireFew(long count, int line)
    {
        if (count > MaxPieces)
        {
            throw fail(line, $"more than {MaxPieces} pieces");
        }
    }

    private Conjunction Compare(SExpression formula)
    {
        LinearForm[] sides = [.. formula.Arguments.Select(ReadTerm)];
        if (sides.Length != 2)
        {
            throw fail(formula.Line, $"expected two sides of {formula.Head}, got {sides.Length}");
        }

        LinearForm difference = sides[1].Plus(sides[0].Times(-1));
        if (difference.HasOutputs)
        {
            OutputConstraints++;
            return Conjunction.True;
        }

        StrictConstraints += formula.Head is "<" or ">" ? 1 : 0;
        Conjunction less = Conjunction.Of(difference);
        Conjunction greater = Conjunction.Of(difference.Times(-1));
        return formula.Head![0] switch { '<' => less, '>' => greater, _ => less.And(greater) };
    }

    private LinearForm ReadTerm(SExpression term)
    {
        if (term.Word is { } word)
        {
            return ReadWord(word, term.Line);
        }

        LinearForm[] parts = [.. term.Arguments.Select(ReadTerm)];
        return (term.Head, parts) switch
        {
            ("+", { Length: > 0 }) => parts.Aggregate((sum, part) => sum.Plus(part)),
            ("-", { Length: 1 }) => parts[0].Times(-1),
            ("-", { Length: > 1 }) => parts.Aggregate((sum, part) => sum.Plus(part.Times(-1))),
            ("*", { Length: > 0 }) => parts.Aggregate((product, part) => Multiply(product, part, term)),
            ("/", { Length: 2 }) when parts[1] is { IsConstant: true, Constant.IsZero: false } =>
                Small(parts[0].Times(Rational.One / parts[1].Constant), term),
            _ => throw fail(term.Line, $"expected a linear term of inputs and outputs, got {term}"),
        };
    }

    private LinearForm Multiply(LinearForm left, LinearForm right, SExpression term) =>
        left.HasOutputs || right.HasOutputs ? left.Plus(right)
        : left.IsConstant ? Small(right.Times(left.Constant), term)
        : right.IsConstant ? Small(left.Times(right.Constant), term)
        : throw fail(term.Line, $"expected a linear term, got the product {term}");

    // A short text of products could ask for any amount of memory.
    private LinearForm Small(LinearForm form, SExpression term) =>
        form.Coefficients.Values.Append(form.Constant).All(number =>
            number.Numerator.GetBitLength() + number.Denominator.GetBitLength() <= MaxNumberBits)
            ? form
            : throw fail(term.Line, $"a number of more than {MaxNumberBits} bits");

    private LinearForm ReadWord(string word, int line)
    {
        if (_variables.TryGetValue(word, out int input))
        {
            return input < 0
                ? new LinearForm([], Rational.Zero, HasOutputs: true)
                : new LinearForm(new SortedDictionary<int, Rational> { [input] = Rational.One }, Rational.Zero, HasOutputs: false);
        }

        return Rational.TryParse(word, out Rational number, out _)
            ? LinearForm.Of(number)
            : throw fail(line, $"expected a number or a declared variable, got {Excerpt.Quote(word)}");
    }
}
