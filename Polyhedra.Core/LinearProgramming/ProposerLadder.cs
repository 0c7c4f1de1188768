namespace Polyhedra.Core.LinearProgramming;

/// <summary>Asks the simplex method of this library and, on large programs, another proposer that the process may have.</summary>
/// <remarks>
/// <para>Below <see cref="LargeVariableCount"/> variables our own method comes first, because it is the faster one there; from there on
/// the other one does. Whichever fails, the other is asked before anybody computes exactly from scratch. Below <see cref="SmallestSize"/>
/// the exact method is quick, and the other proposer is not even loaded.</para>
/// <para>Which optimal point comes back depends on who proposed it. Who needs a point that does not asks
/// <see cref="CanonicalOptimum"/>.</para>
/// </remarks>
/// <param name="other">Finds the other proposer, or null if there is none; called only when it is needed.</param>
internal sealed class ProposerLadder(Func<IBasisProposer?> other) : IBasisProposer
{
    /// <summary>From so many variables on the other proposer comes first (docs/performance.md has the measurements).</summary>
    public const int LargeVariableCount = 100;

    /// <summary>Variables and half-spaces together from which on the other proposer is asked at all.</summary>
    public const int SmallestSize = 100;

    private static Func<IBasisProposer?> _registered = static () => null;

    /// <summary>The ladder with the proposer that the process has registered.</summary>
    public static ProposerLadder Instance { get; } = new(static () => Volatile.Read(ref _registered)());

    /// <summary>Registers a proposer for large programs, once, when a program starts.</summary>
    /// <param name="find">Finds it, or gives null where it cannot run; called at each use.</param>
    public static void Register(Func<IBasisProposer?> find)
    {
        ArgumentNullException.ThrowIfNull(find);
        Volatile.Write(ref _registered, find);
    }

    /// <summary>Whether a program is large enough for the other proposer.</summary>
    public static bool IsForBoth(LinearProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        return program.VariableCount + program.FeasibleSet.HalfSpaces.Length >= SmallestSize;
    }

    /// <inheritdoc/>
    public IEnumerable<BasisProposal> Propose(RoundedLinearProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        return InOrder(program).SelectMany(proposer => proposer.Propose(program));
    }

    /// <inheritdoc/>
    public IMultiplierProposer? Open(RoundedLinearProgram program)
    {
        ArgumentNullException.ThrowIfNull(program);
        return InOrder(program).Select(proposer => proposer.Open(program)).FirstOrDefault(opened => opened is not null);
    }

    private IEnumerable<IBasisProposer> InOrder(RoundedLinearProgram program)
    {
        IBasisProposer? second = program.VariableCount + program.HalfSpaceCount < SmallestSize ? null : other();
        if (second is null)
        {
            return [DoubleSimplex.Instance];
        }

        return program.VariableCount < LargeVariableCount ? [DoubleSimplex.Instance, second] : [second, DoubleSimplex.Instance];
    }
}
