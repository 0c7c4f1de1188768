using System.Text;

namespace Polyhedra.Arrangements.Networks;

/// <summary>Activation patterns as text.</summary>
public static class PatternText
{
    /// <summary>What stands between the gates of two layers.</summary>
    public const char LayerSeparator = '|';

    private const int MostOnStack = 1024;

    private static ReadOnlySpan<byte> Digits => "0123456789abcdefghijklmnopqrstuvwxyz"u8;

    /// <summary>The pattern string: one character a gate, its piece in base 36 (<c>0-9a-z</c>); layers are joined by <c>|</c>;
    /// identity layers and pass-through units, which are no gates, are left out. A network without gates has the empty string.</summary>
    /// <param name="pattern">The piece of every gate, layer by layer, unit by unit.</param>
    /// <param name="network">The network that the pattern belongs to.</param>
    /// <exception cref="ArgumentException">The pattern's length is not the number of gates, or a piece does not exist in its
    /// gate's activation or is past 35.</exception>
    public static string Format(ReadOnlySpan<byte> pattern, Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        if (pattern.Length != network.GateCount)
        {
            throw new ArgumentException($"Expected the pieces of {network.GateCount} gates, got {pattern.Length}.", nameof(pattern));
        }

        int length = LengthIn(network);
        Span<byte> text = length <= MostOnStack ? stackalloc byte[length] : new byte[length];
        Write(pattern, network, text);
        return Encoding.ASCII.GetString(text);
    }

    /// <summary>The length of the pattern strings of a network.</summary>
    internal static int LengthIn(Network network)
    {
        ArgumentNullException.ThrowIfNull(network);
        int separators = -1;
        foreach (NetworkLayer layer in network.Layers)
        {
            separators += layer.HasGates ? 1 : 0;
        }

        return network.GateCount + Math.Max(0, separators);
    }

    /// <summary>Writes the pattern string in ASCII; see <see cref="Format"/>.</summary>
    /// <param name="pattern">The piece of every gate.</param>
    /// <param name="network">The network.</param>
    /// <param name="text">Receives <see cref="LengthIn"/> bytes.</param>
    /// <exception cref="ArgumentException">As for <see cref="Format"/>, or a wrong length of <paramref name="text"/>.</exception>
    internal static void Write(ReadOnlySpan<byte> pattern, Network network, Span<byte> text)
    {
        if (pattern.Length != network.GateCount || text.Length != LengthIn(network))
        {
            throw new ArgumentException($"Expected the pieces of {network.GateCount} gates, got {pattern.Length}.", nameof(pattern));
        }

        int gate = 0;
        int at = 0;
        foreach (NetworkLayer layer in network.Layers)
        {
            if (!layer.HasGates)
            {
                continue;
            }

            if (gate > 0)
            {
                text[at++] = (byte)LayerSeparator;
            }

            int units = layer.GateCount;
            Write(pattern.Slice(gate, units), layer.PieceCount, gate, text.Slice(at, units));
            gate += units;
            at += units;
        }
    }

    /// <summary>Whether a text is one that <see cref="Format"/> gives for some pattern of the network, which need not be that of a
    /// region.</summary>
    public static bool IsPattern(string text, Network network)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(network);
        int position = 0;
        foreach (NetworkLayer layer in network.Layers)
        {
            if (!layer.HasGates)
            {
                continue;
            }

            if (position > 0 && (position >= text.Length || text[position++] != LayerSeparator))
            {
                return false;
            }

            for (int unit = 0; unit < layer.UnitCount; unit++)
            {
                if (!layer.IsGate(unit))
                {
                    continue;
                }

                int piece = position < text.Length ? PieceOf(text[position]) : -1;
                if (piece < 0 || piece >= layer.PieceCountOf(unit))
                {
                    return false;
                }

                position++;
            }
        }

        return position == text.Length;
    }

    private static int PieceOf(char digit) => char.IsAscii(digit) ? Digits.IndexOf((byte)digit) : -1;

    private static void Write(ReadOnlySpan<byte> pieces, int pieceCount, int firstGate, Span<byte> text)
    {
        ReadOnlySpan<byte> digits = Digits[..Math.Min(pieceCount, Digits.Length)];
        for (int unit = 0; unit < text.Length; unit++)
        {
            byte piece = pieces[unit];
            text[unit] = piece < digits.Length
                ? digits[piece]
                : throw new ArgumentException($"Gate {firstGate + unit} has no piece {piece} that one character can name.", nameof(pieces));
        }
    }
}
