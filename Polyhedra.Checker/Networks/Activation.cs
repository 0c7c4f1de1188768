using Polyhedra.Checker.Arithmetic;

namespace Polyhedra.Checker.Networks;

/// <summary>A piecewise-linear function of one variable: slope times z plus intercept on piece i, where i is the number of breakpoints
/// below z.</summary>
/// <param name="Name">Its name in the digest.</param>
/// <param name="Breakpoints">The breakpoints, increasing; all of them are integers.</param>
/// <param name="Slopes">The slopes of the pieces times <paramref name="Denominator"/>.</param>
/// <param name="Intercepts">The intercepts of the pieces times <paramref name="Denominator"/>.</param>
/// <param name="Denominator">A positive integer.</param>
internal sealed record Activation(string Name, int[] Breakpoints, BigInteger[] Slopes, BigInteger[] Intercepts, BigInteger Denominator)
{
    /// <summary>z, without a breakpoint.</summary>
    public static Activation Identity { get; } = new("identity", [], [1], [0], 1);

    /// <summary>The activation of a name without parameters, or null.</summary>
    public static Activation? Named(string? name) => name switch
    {
        "identity" => Identity,
        "relu" => new(name, [0], [0, 1], [0, 0], 1),
        "abs" => new(name, [0], [-1, 1], [0, 0], 1),
        "hardtanh" => new(name, [-1, 1], [0, 1, 0], [-1, 0, 1], 1),
        "relu6" => new(name, [0, 6], [0, 1, 0], [0, 0, 6], 1),
        _ => null,
    };

    /// <summary>z for z > 0, slope times z otherwise.</summary>
    public static Activation LeakyRelu(Fraction slope) =>
        new($"leaky_relu {slope}", [0], [slope.Numerator, slope.Denominator], [0, 0], slope.Denominator);
}
