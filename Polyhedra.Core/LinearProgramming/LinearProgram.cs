using System.Collections.Immutable;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Core.LinearProgramming;

/// <summary>The linear program: maximise objective·x over a closed polyhedron, all data rational.</summary>
public sealed class LinearProgram
{
    /// <summary>A program from its feasible set and its objective.</summary>
    /// <exception cref="ArgumentException">The objective has another dimension.</exception>
    public LinearProgram(HPolyhedron feasibleSet, ImmutableArray<Rational> objective)
    {
        ArgumentNullException.ThrowIfNull(feasibleSet);
        if (objective.Length != feasibleSet.Dimension)
        {
            throw new ArgumentException(
                $"An objective of {objective.Length} entries for {feasibleSet.Dimension} variables.", nameof(objective));
        }

        FeasibleSet = feasibleSet;
        Objective = objective;
    }

    /// <summary>The feasible set.</summary>
    public HPolyhedron FeasibleSet { get; }

    /// <summary>The objective, to be maximised.</summary>
    public ImmutableArray<Rational> Objective { get; }

    /// <summary>The number of variables.</summary>
    public int VariableCount => Objective.Length;
}
