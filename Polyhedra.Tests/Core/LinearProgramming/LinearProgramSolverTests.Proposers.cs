using NUnit.Framework;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearProgramming;

namespace Polyhedra.Tests.Core.LinearProgramming;

/// <content>Proposers that know nothing, lie, or are right.</content>
public sealed partial class LinearProgramSolverTests
{
    [Test]
    public void A_lying_proposer_changes_no_outcome()
    {
        Random random = new(21);
        RandomProposer liar = new(new Random(22));
        int believed = 0;
        for (int trial = 0; trial < 1500; trial++)
        {
            LinearProgram program = SmallProgram.Random(random, dimension: random.Next(1, 5), rowLimit: 6).ToProgram();
            string truth = LinearProgramAssert.Describe(LinearProgramSolver.Solve(program));
            Assert.That(LinearProgramAssert.Describe(LinearProgramAssert.SolveAndVerify(program, liar)), Is.EqualTo(truth));
            believed += LinearProgramSolver.Prove(program, new IntegerProgram(Uncrossed(program)), liar) is null ? 0 : 1;
        }

        // Guesses are now and then right by chance; then and only then are they accepted.
        Assert.That(believed, Is.InRange(1, 1400));
    }

    [Test]
    public void A_proposer_may_decline()
    {
        LinearProgram program = new(HPolyhedron.Cube(2, 0, 1), [1, 1]);
        Assert.That(
            LinearProgramAssert.Describe(LinearProgramAssert.SolveAndVerify(program, new Decliner())), Is.EqualTo("optimal 2"));
    }

    [Test]
    public void The_double_simplex_is_nearly_always_proved_right()
    {
        Random random = new(23);
        int proved = 0;
        int total = 0;
        for (int trial = 0; trial < 1500; trial++)
        {
            LinearProgram program = SmallProgram.Random(random, dimension: random.Next(1, 6), rowLimit: 12).ToProgram();
            if (SimplexResults.FindCrossedBounds(program) is not null)
            {
                continue;
            }

            total++;
            LinearProgramResult? result = LinearProgramSolver.Prove(program, new IntegerProgram(program), DoubleSimplex.Instance);
            if (result is not null)
            {
                LinearProgramAssert.Verify(program, result);
                proved++;
            }
        }

        Assert.That(proved, Is.GreaterThan(total * 99 / 100), $"{proved} of {total}");
    }

    // The integer form asks for bounds that do not cross; the programs with crossed ones are replaced by a harmless one.
    private static LinearProgram Uncrossed(LinearProgram program) => SimplexResults.FindCrossedBounds(program) is null
        ? program
        : new LinearProgram(HPolyhedron.WholeSpace(program.VariableCount), program.Objective);

    private sealed class Decliner : IBasisProposer
    {
        public IEnumerable<BasisProposal> Propose(RoundedLinearProgram program) => [];
    }

    private sealed class RandomProposer(Random random) : IBasisProposer
    {
        public IEnumerable<BasisProposal> Propose(RoundedLinearProgram program)
        {
            int d = program.VariableCount;
            int m = program.HalfSpaceCount;
            BasisStatus[] variables = [.. Enumerable.Range(0, d).Select(_ => (BasisStatus)random.Next(1, 4))];
            bool[] tight = new bool[m];
            if (random.Next(3) > 0)
            {
                // A plausible basis; else the counts do not even fit.
                for (int k = 0; k < d; k++)
                {
                    variables[k] = double.IsFinite(program.Lower[k]) ? BasisStatus.AtLower
                        : double.IsFinite(program.Upper[k]) ? BasisStatus.AtUpper : BasisStatus.AtZero;
                    int row = random.Next(m + 1);
                    if (row < m && !tight[row])
                    {
                        tight[row] = true;
                        variables[k] = BasisStatus.Basic;
                    }
                }
            }
            else
            {
                variables[0] = BasisStatus.Basic;
            }

            int length = random.Next(10) == 0 ? random.Next(m + 1) : m;
            return
            [
                new BasisProposal(
                    (ProposedOutcome)random.Next(4), [.. variables], [.. tight[..length]], random.Next(-1, d + m + 1), random.Next(2) == 0),
            ];
        }
    }
}
