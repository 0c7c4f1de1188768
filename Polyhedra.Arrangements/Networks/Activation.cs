using System.Collections.Immutable;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks;

/// <summary>A continuous piecewise-linear function of one variable, applied to every unit of a dense layer.</summary>
/// <remarks>Breakpoints t_1 &lt; ... &lt; t_k cut the line into the pieces 0..k. The piece of z is the number of breakpoints
/// strictly below z, so z = t_j belongs to the lower piece: a ReLU with pre-activation 0 is inactive. A breakpoint counts even
/// where the slopes on both sides agree.</remarks>
public sealed class Activation : IEquatable<Activation>
{
    /// <summary>The most pieces that a gate can have: one base-36 digit names the piece.</summary>
    public const int MaxPieceCount = 36;

    internal const string LeakyReluName = "leaky_relu";

    /// <summary>An activation from its breakpoints, in increasing order, and one piece more than there are breakpoints.</summary>
    internal Activation(string name, ImmutableArray<Rational> breakpoints, ImmutableArray<(Rational Slope, Rational Intercept)> pieces)
    {
        Name = name;
        Breakpoints = breakpoints;
        Pieces = pieces;
    }

    /// <summary>z -> z: no breakpoint, hence no gate.</summary>
    public static Activation Identity { get; } = new("identity", [], [(Rational.One, Rational.Zero)]);

    /// <summary>z -> max(0, z): piece 0 (inactive) for z at most 0, piece 1 (active) for z > 0.</summary>
    public static Activation Relu { get; } = new("relu", [Rational.Zero], [(Rational.Zero, Rational.Zero), (Rational.One, Rational.Zero)]);

    /// <summary>z -> |z|: slopes -1 and 1, one breakpoint at 0.</summary>
    public static Activation Abs { get; } =
        new("abs", [Rational.Zero], [(Rational.MinusOne, Rational.Zero), (Rational.One, Rational.Zero)]);

    /// <summary>z -> min(1, max(-1, z)): breakpoints -1 and 1.</summary>
    public static Activation HardTanh { get; } = new(
        "hardtanh",
        [Rational.MinusOne, Rational.One],
        [(Rational.Zero, Rational.MinusOne), (Rational.One, Rational.Zero), (Rational.Zero, Rational.One)]);

    /// <summary>z -> min(6, max(0, z)): breakpoints 0 and 6.</summary>
    public static Activation Relu6 { get; } = new(
        "relu6", [Rational.Zero, 6], [(Rational.Zero, Rational.Zero), (Rational.One, Rational.Zero), (Rational.Zero, 6)]);

    /// <summary>z -> z for z > 0, slope times z otherwise. Any slope is allowed: with slope 1 the function is linear, and
    /// the breakpoint at 0 still counts.</summary>
    public static Activation LeakyRelu(Rational slope) =>
        new($"{LeakyReluName} {slope}", [Rational.Zero], [(slope, Rational.Zero), (Rational.One, Rational.Zero)]);

    /// <summary>The name as it stands in the digest, for example <c>relu</c>.</summary>
    public string Name { get; }

    /// <summary>The breakpoints in increasing order.</summary>
    public ImmutableArray<Rational> Breakpoints { get; }

    /// <summary>The pieces from left to right: on piece i the function is slope times z plus intercept.</summary>
    public ImmutableArray<(Rational Slope, Rational Intercept)> Pieces { get; }

    /// <summary>Whether this is <see cref="Identity"/>, whose units are not gates.</summary>
    public bool IsIdentity => Breakpoints.IsEmpty;

    /// <summary>The piece that z lies on: the number of breakpoints strictly below z.</summary>
    public int PieceAt(Rational z)
    {
        int piece = 0;
        while (piece < Breakpoints.Length && Breakpoints[piece] < z)
        {
            piece++;
        }

        return piece;
    }

    /// <summary>The value at z.</summary>
    public Rational Apply(Rational z)
    {
        (Rational slope, Rational intercept) = Pieces[PieceAt(z)];
        return (slope * z) + intercept;
    }

    /// <summary>Equal names; a name fixes breakpoints and pieces.</summary>
    public bool Equals(Activation? other) => other is not null && string.Equals(Name, other.Name, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as Activation);

    /// <inheritdoc/>
    public override int GetHashCode() => Name.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => Name;
}
