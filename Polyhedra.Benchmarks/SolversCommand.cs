using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Sampling;
using Polyhedra.OrTools;

namespace Polyhedra.Benchmarks;

/// <summary>The first of the <c>tables</c>: our own simplex method against GLOP by the size of the program, as a table.</summary>
/// <remarks>Dense float32 programs in a cube whose middle is feasible. The time of a proposal is the median of seven; whether its basis
/// is proved, and how long the proof takes, is measured once.</remarks>
internal static class SolversCommand
{
    private const int Runs = 7;

    private static readonly (int Variables, int HalfSpaces)[] Sizes =
        [(5, 20), (20, 20), (60, 60), (100, 60), (200, 60), (300, 60), (400, 80), (784, 60), (784, 300)];

    public static void Run(TextWriter output)
    {
        GlopProposer glop = GlopProposer.Find() ?? throw new InvalidOperationException("The native library of OR-Tools is not here.");
        output.WriteLine("| variables x half-spaces | own, ms | GLOP, ms | GLOP / own | proved | proof, ms |");
        output.WriteLine("|---|---|---|---|---|---|");
        foreach ((int variables, int halfSpaces) in Sizes)
        {
            LinearProgram program = Draw(variables, halfSpaces);
            RoundedLinearProgram rounded = new(program);
            double own = Timing.Median(Runs, () => DoubleSimplex.Instance.Propose(rounded).Any());
            double other = Timing.Median(Runs, () => glop.Propose(rounded).Any());
            (double proof, string proved) = Prove(program, glop);
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {variables} x {halfSpaces} | {own:F3} | {other:F3} | {other / own:F2} | {proved} | {proof:F1} |"));
        }
    }

    private static LinearProgram Draw(int variables, int halfSpaces)
    {
        SeededRandom random = new(7);
        ImmutableArray<Rational> Row() => [.. Enumerable.Range(0, variables).Select(_ => Rational.FromSingle((float)random.NextNormal()))];
        HPolyhedron cube = HPolyhedron.Cube(variables, -1, 1);
        ImmutableArray<HalfSpace> rows =
        [
            .. Enumerable.Range(0, halfSpaces).Select(_ => new HalfSpace(Row(), Rational.FromSingle(0.25f + (float)random.NextUniform()))),
        ];
        return new LinearProgram(new HPolyhedron(cube.Lower, cube.Upper, rows), Row());
    }

    private static (double Milliseconds, string Who) Prove(LinearProgram program, GlopProposer glop)
    {
        IntegerProgram integers = new(program);
        bool own = LinearProgramSolver.Prove(program, integers, DoubleSimplex.Instance) is not null;
        long start = Stopwatch.GetTimestamp();
        bool other = LinearProgramSolver.Prove(program, integers, glop) is not null;
        double time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return (time, (own, other) switch { (true, true) => "both", (true, false) => "own", (false, true) => "GLOP", _ => "none" });
    }
}
