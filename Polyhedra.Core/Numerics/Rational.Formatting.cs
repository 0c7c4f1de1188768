using System.Globalization;

namespace Polyhedra.Core.Numerics;

/// <content>Writing numbers as text.</content>
public readonly partial struct Rational : ISpanFormattable
{
    /// <summary><c>"p/q"</c> in lowest terms, or <c>"p"</c> if the number is an integer. Reading it back gives this number.</summary>
    public override string ToString() => IsInteger
        ? _numerator.ToString(CultureInfo.InvariantCulture)
        : string.Concat(
            _numerator.ToString(CultureInfo.InvariantCulture), "/", _denominator.ToString(CultureInfo.InvariantCulture));

    /// <summary>As <see cref="ToString()"/>: there is one format and no culture.</summary>
    /// <exception cref="FormatException"><paramref name="format"/> is neither empty nor <c>"G"</c>.</exception>
    public string ToString(string? format, IFormatProvider? formatProvider)
    {
        if (string.IsNullOrEmpty(format) || format is "G" or "g")
        {
            return ToString();
        }

        throw new FormatException($"A {nameof(Rational)} has no format \"{format}\".");
    }

    /// <inheritdoc/>
    public bool TryFormat(Span<char> destination, out int charsWritten, ReadOnlySpan<char> format, IFormatProvider? provider)
    {
        if (format.Length > 0 && format is not ("G" or "g"))
        {
            throw new FormatException($"A {nameof(Rational)} has no format \"{format}\".");
        }

        charsWritten = 0;
        if (!_numerator.TryFormat(destination, out int written, default, CultureInfo.InvariantCulture))
        {
            return false;
        }

        if (!IsInteger)
        {
            if (written == destination.Length)
            {
                return false;
            }

            destination[written++] = '/';
            if (!_denominator.TryFormat(destination[written..], out int more, default, CultureInfo.InvariantCulture))
            {
                return false;
            }

            written += more;
        }

        charsWritten = written;
        return true;
    }
}
