using NUnit.Framework;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;
using Polyhedra.OrTools;

namespace Polyhedra.Tests.Core.LinearProgramming;

/// <summary>Programs on which the exact simplex method from scratch does not come back: a proposed basis must be proved.</summary>
[TestFixture]
public sealed class LargeProgramTests
{
    private static readonly (int Variables, int HalfSpaces)[] Sizes = [(200, 60), (400, 80), (784, 60), (784, 300)];

    [TestCaseSource(nameof(Sizes))]
    public void Everybody_proposes_a_planted_optimum((int Variables, int HalfSpaces) size)
    {
        foreach (bool isDegenerate in (bool[])[false, true])
        {
            (LinearProgram program, Rational value) = LargeProgram.Optimal(1, size.Variables, size.HalfSpaces, isDegenerate);
            foreach (IBasisProposer proposer in Proposers.All)
            {
                LinearProgramResult? result = LinearProgramSolver.Prove(program, new IntegerProgram(program), proposer);
                Assert.That(result, Is.TypeOf<LinearProgramResult.Optimal>(), $"{proposer}, degenerate {isDegenerate}");
                Assert.That(result!.Proves(program), Is.True);
                Assert.That(((LinearProgramResult.Optimal)result).Value, Is.EqualTo(value));
            }
        }
    }

    [TestCaseSource(nameof(Sizes))]
    public void Our_own_method_and_the_ladder_propose_what_glop_declines((int Variables, int HalfSpaces) size)
    {
        LinearProgram infeasible = LargeProgram.Infeasible(2, size.Variables, size.HalfSpaces);
        LinearProgram unbounded = LargeProgram.Unbounded(3, size.Variables, size.HalfSpaces);
        foreach (IBasisProposer proposer in Proposers.All)
        {
            LinearProgramResult? none = LinearProgramSolver.Prove(infeasible, new IntegerProgram(infeasible), proposer);
            LinearProgramResult? ray = LinearProgramSolver.Prove(unbounded, new IntegerProgram(unbounded), proposer);
            if (proposer is GlopProposer)
            {
                Assert.That((none, ray), Is.EqualTo(((LinearProgramResult?)null, (LinearProgramResult?)null)));
                continue;
            }

            Assert.That(none, Is.TypeOf<LinearProgramResult.Infeasible>(), proposer.ToString());
            Assert.That(none!.Proves(infeasible), Is.True);
            Assert.That(ray, Is.TypeOf<LinearProgramResult.Unbounded>(), proposer.ToString());
            Assert.That(ray!.Proves(unbounded), Is.True);
        }
    }

    [Test]
    public void A_ladder_asks_the_second_proposer_only_if_the_first_fails()
    {
        (LinearProgram small, Rational value) = LargeProgram.Optimal(4, 80, 30);
        int asked = 0;
        Liar liar = new(() => asked++);
        ProposerLadder ladder = new(() => liar);
        Assert.That(LinearProgramAssert.Describe(LinearProgramSolver.Solve(small, ladder)), Is.EqualTo($"optimal {value}"));
        Assert.That(asked, Is.Zero, "our own method comes first in 80 variables");

        (LinearProgram large, value) = LargeProgram.Optimal(5, ProposerLadder.LargeVariableCount, 30);
        Assert.That(LinearProgramAssert.Describe(LinearProgramSolver.Solve(large, ladder)), Is.EqualTo($"optimal {value}"));
        Assert.That(asked, Is.EqualTo(1), "and second in a hundred");
    }

    [Test]
    public void A_small_program_does_not_even_look_for_another_proposer()
    {
        ProposerLadder ladder = new(() => throw new AssertionException("looked for"));
        LinearProgram program = new(HPolyhedron.Cube(3, 0, 1), [1, 1, 1]);
        Assert.That(LinearProgramAssert.Describe(LinearProgramSolver.Solve(program, ladder)), Is.EqualTo("optimal 3"));
    }

    private sealed class Liar(Action note) : IBasisProposer
    {
        public IEnumerable<BasisProposal> Propose(RoundedLinearProgram program)
        {
            note();
            yield return new BasisProposal(
                ProposedOutcome.Optimal, [.. Enumerable.Repeat(BasisStatus.AtLower, program.VariableCount)],
                [.. new bool[program.HalfSpaceCount]]);
        }
    }
}
