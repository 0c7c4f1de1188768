using System.Numerics;

namespace Polyhedra.Tests.Oracles;

/// <summary>What a piece of a gate asks of an affine form (up to a positive factor): that it is positive,
/// or that it is not negative.</summary>
internal sealed record NaiveCondition(BigInteger[] Form, bool HoldsAtZero)
{
    /// <summary>Whether the form has no variable. Then the condition holds everywhere or nowhere and cuts nothing.</summary>
    public bool IsConstant => Array.TrueForAll(Form[..^1], entry => entry.IsZero);

    /// <summary>Whether a condition without variables holds.</summary>
    public bool Holds => Form[^1].Sign > 0 || (HoldsAtZero && Form[^1].IsZero);

    /// <summary>The interior of where it holds, if it has variables.</summary>
    public LinearInequality Interior => LinearInequality.FromRow(Form, isStrict: true);
}
