using System.Numerics;

namespace Polyhedra.Core.Numerics;

/// <summary>Operations on <see cref="Sign"/>.</summary>
internal static class Signs
{
    /// <summary>The sign of an integer.</summary>
    public static Sign Of(BigInteger value) => (Sign)value.Sign;

    /// <summary>The sign of <c>-x</c>, given the sign of x.</summary>
    public static Sign Negate(this Sign sign) => (Sign)(-(int)sign);

    /// <summary>The sign of a product, given the signs of its factors.</summary>
    public static Sign Times(this Sign left, Sign right) => (Sign)((int)left * (int)right);
}
