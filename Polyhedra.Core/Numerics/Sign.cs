namespace Polyhedra.Core.Numerics;

/// <summary>The sign of a number; every decision of this library is one of these three.</summary>
/// <remarks>The underlying values are -1, 0 and 1, so that <c>default</c> is <see cref="Zero"/>.</remarks>
public enum Sign
{
    /// <summary>Less than zero.</summary>
    Negative = -1,

    /// <summary>Exactly zero.</summary>
    Zero = 0,

    /// <summary>Greater than zero.</summary>
    Positive = 1,
}
