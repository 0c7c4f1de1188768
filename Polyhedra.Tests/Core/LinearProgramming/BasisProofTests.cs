using NUnit.Framework;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.LinearProgramming;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Tests.Core.LinearProgramming;

/// <summary>Bases that only one condition forbids. Random lies hardly ever come so close.</summary>
[TestFixture]
public sealed class BasisProofTests
{
    [Test]
    public void A_variable_with_an_upper_bound_is_no_ray()
    {
        LinearProgram box = new(HPolyhedron.Cube(1, 0, 1), [1]);
        LinearProgram halfLine = new(new HPolyhedron([0], [null], []), [1]);
        BasisProposal proposal = new(ProposedOutcome.Unbounded, [BasisStatus.AtLower], [], 0, Decreasing: false);

        Assert.That(Find(halfLine, proposal), Is.InstanceOf<LinearProgramResult.Unbounded>());
        Assert.That(Find(box, proposal), Is.Null);
    }

    [Test]
    public void A_basic_variable_with_an_upper_bound_is_no_ray()
    {
        // x = y by a tight half-space, so that x moves with y.
        HalfSpace row = new([1, -1], 0);
        LinearProgram open = new(new HPolyhedron([0, 0], [null, null], [row]), [0, 1]);
        LinearProgram closed = new(new HPolyhedron([0, 0], [1, null], [row]), [0, 1]);
        BasisProposal proposal =
            new(ProposedOutcome.Unbounded, [BasisStatus.Basic, BasisStatus.AtLower], [true], 1, Decreasing: false);

        Assert.That(Find(open, proposal), Is.InstanceOf<LinearProgramResult.Unbounded>());
        Assert.That(Find(closed, proposal), Is.Null);
    }

    [Test]
    public void A_half_space_that_a_variable_at_its_upper_bound_satisfies_is_no_contradiction()
    {
        BasisProposal proposal = new(ProposedOutcome.Infeasible, [BasisStatus.AtUpper], [false], 0, Decreasing: false);

        Assert.That(Find(At(new Rational(1, 2)), proposal), Is.Null);
        Assert.That(Find(At(1), proposal), Is.Null, "satisfied at the bound itself");
        Assert.That(Find(At(2), proposal), Is.InstanceOf<LinearProgramResult.Infeasible>());

        // x >= least with x in [0, 1].
        static LinearProgram At(Rational least) => new(new HPolyhedron([0], [1], [new HalfSpace([1], -least)]), [1]);
    }

    [TestCase(nameof(BasisStatus.AtLower), 1)]
    [TestCase(nameof(BasisStatus.AtUpper), -1)]
    public void A_corner_where_the_objective_can_still_grow_is_no_optimum(string status, int direction)
    {
        BasisProposal proposal = new(ProposedOutcome.Optimal, [Enum.Parse<BasisStatus>(status)], [], -1, Decreasing: false);

        Assert.That(Find(new LinearProgram(HPolyhedron.Cube(1, 0, 1), [direction]), proposal), Is.Null);
        Assert.That(
            Find(new LinearProgram(HPolyhedron.Cube(1, 0, 1), [-direction]), proposal), Is.InstanceOf<LinearProgramResult.Optimal>());
    }

    [TestCase(nameof(BasisStatus.AtLower), false, true)]
    [TestCase(nameof(BasisStatus.AtUpper), true, false)]
    [TestCase(nameof(BasisStatus.AtZero), true, false)]
    [TestCase(nameof(BasisStatus.AtZero), false, true)]
    [TestCase(nameof(BasisStatus.AtZero), true, true)]
    [TestCase(nameof(BasisStatus.AtLower), false, false)]
    [TestCase(nameof(BasisStatus.AtUpper), false, false)]
    public void A_variable_does_not_rest_at_a_bound_that_it_has_not(string status, bool hasLower, bool hasUpper)
    {
        LinearProgram program = new(new HPolyhedron([hasLower ? 0 : null], [hasUpper ? 1 : null], []), [0]);
        BasisProposal proposal = new(ProposedOutcome.Optimal, [Enum.Parse<BasisStatus>(status)], [], -1, Decreasing: false);

        Assert.That(Find(program, proposal), Is.Null);
    }

    private static LinearProgramResult? Find(LinearProgram program, BasisProposal proposal)
    {
        LinearProgramResult? result = BasisProof.Find(program, new IntegerProgram(program), proposal);
        if (result is not null)
        {
            LinearProgramAssert.Verify(program, result);
        }

        return result;
    }
}
