using System.Globalization;
using Fractions;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Sampling;

namespace Polyhedra.Benchmarks;

/// <summary>The third of the <c>tables</c>: <see cref="Rational"/> against the library Fractions.</summary>
/// <remarks>Nanoseconds an operation, medians of seven, on exact float32 values and on small fractions.</remarks>
internal static class RationalsCommand
{
    private const int Runs = 7;
    private const int Count = 512;
    private const int Terms = 64;

    public static void Run(TextWriter output)
    {
        SeededRandom random = new(3);
        Rational[] floats = [.. Enumerable.Range(0, Count).Select(_ => Rational.FromSingle((float)random.NextNormal()))];
        Rational[] small = [.. Enumerable.Range(1, Count).Select(k => new Rational((k * 7 % 101) - 50, 1 + (k * 5 % 60)))];
        output.WriteLine("| operation | Rational, ns | Fractions, ns | ratio |");
        output.WriteLine("|---|---|---|---|");
        Rows("float32", floats);
        Rows("small fractions", small);

        void Rows(string kind, Rational[] ours)
        {
            Fraction[] theirs = Array.ConvertAll(ours, value => new Fraction(value.Numerator, value.Denominator));
            Row($"{kind}: a + b", Pairs(ours, (a, b) => a + b), Pairs(theirs, (a, b) => a + b), Count - 1);
            Row($"{kind}: a * b", Pairs(ours, (a, b) => a * b), Pairs(theirs, (a, b) => a * b), Count - 1);
            Row($"{kind}: compare", Pairs(ours, (a, b) => a.CompareTo(b)), Pairs(theirs, (a, b) => a.CompareTo(b)), Count - 1);
            Row($"{kind}: dot product of {Terms} terms", () => Dot(ours), () => Dot(theirs), 1);
        }

        void Row<TOurs, TTheirs>(string name, Func<TOurs> ours, Func<TTheirs> theirs, int operations)
        {
            (double own, double other) = (Time(ours, operations), Time(theirs, operations));
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {own:F0} | {other:F0} | {own / other:F2} |"));
        }
    }

    // Nanoseconds an operation; so often that the code is compiled well and the clock is fine enough.
    private static double Time<T>(Func<T> work, int operations)
    {
        const int Repeats = 200;
        return 1e6 / operations / Repeats * Timing.Median(Runs, () =>
        {
            T last = work();
            for (int i = 1; i < Repeats; i++)
            {
                last = work();
            }

            return last;
        });
    }

    private static Func<TResult> Pairs<T, TResult>(T[] numbers, Func<T, T, TResult> operation) => () =>
    {
        TResult last = operation(numbers[0], numbers[1]);
        for (int k = 1; k + 1 < numbers.Length; k++)
        {
            last = operation(numbers[k], numbers[k + 1]);
        }

        return last;
    };

    private static Rational Dot(Rational[] numbers)
    {
        Rational sum = Rational.Zero;
        for (int k = 0; k < Terms; k++)
        {
            sum += numbers[k] * numbers[k + Terms];
        }

        return sum;
    }

    private static Fraction Dot(Fraction[] numbers)
    {
        Fraction sum = Fraction.Zero;
        for (int k = 0; k < Terms; k++)
        {
            sum += numbers[k] * numbers[k + Terms];
        }

        return sum;
    }
}
