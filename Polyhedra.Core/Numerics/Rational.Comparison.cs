using System.Numerics;

namespace Polyhedra.Core.Numerics;

/// <content>Equality and order.</content>
public readonly partial struct Rational :
    IEquatable<Rational>,
    IComparable<Rational>,
    IComparable,
    IComparisonOperators<Rational, Rational, bool>
{
    /// <summary>Whether two numbers are equal.</summary>
    public static bool operator ==(Rational left, Rational right) => left.Equals(right);

    /// <summary>Whether two numbers differ.</summary>
    public static bool operator !=(Rational left, Rational right) => !left.Equals(right);

    /// <summary>Whether the left number is less than the right one.</summary>
    public static bool operator <(Rational left, Rational right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left number is greater than the right one.</summary>
    public static bool operator >(Rational left, Rational right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left number is at most the right one.</summary>
    public static bool operator <=(Rational left, Rational right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left number is at least the right one.</summary>
    public static bool operator >=(Rational left, Rational right) => left.CompareTo(right) >= 0;

    /// <inheritdoc/>
    public bool Equals(Rational other) => _numerator == other._numerator && _denominator == other._denominator;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is Rational other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_numerator, _denominator);

    /// <inheritdoc/>
    public int CompareTo(Rational other)
    {
        int bySign = _numerator.Sign.CompareTo(other._numerator.Sign);
        if (bySign != 0)
        {
            return bySign;
        }

        if (_denominator == other._denominator)
        {
            return _numerator.CompareTo(other._numerator);
        }

        return (_numerator * other.Denominator).CompareTo(other._numerator * Denominator);
    }

    /// <inheritdoc/>
    public int CompareTo(object? obj) => obj switch
    {
        null => 1,
        Rational other => CompareTo(other),
        _ => throw new ArgumentException($"Expected a {nameof(Rational)}, got a {obj.GetType().Name}.", nameof(obj)),
    };
}
