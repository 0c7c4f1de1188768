using System.Collections.Immutable;
using System.Numerics;
using Polyhedra.Arrangements.Networks;

namespace Polyhedra.Arrangements.Studies.Estimators;

/// <summary>Patterns as bit strings: gate by gate, each piece in as many bits as the gate needs, the lowest bit first.</summary>
internal sealed class PatternBits
{
    private readonly ImmutableArray<int> _widths;

    public PatternBits(ImmutableArray<int> pieceCounts)
    {
        _widths = [.. pieceCounts.Select(count => count < 2 ? 0 : BitOperations.Log2((uint)(count - 1)) + 1)];
        Words = Math.Max(1, (_widths.Sum() + 63) / 64);
    }

    /// <summary>The number of 64-bit words.</summary>
    public int Words { get; }

    public ulong[] Encode(string pattern)
    {
        ulong[] code = new ulong[Words];
        int position = 0;
        int gate = 0;
        foreach (char digit in pattern)
        {
            if (digit == PatternText.LayerSeparator)
            {
                continue;
            }

            if (gate == _widths.Length)
            {
                throw Misfit(nameof(pattern));
            }

            int piece = digit <= '9' ? digit - '0' : digit - 'a' + 10;
            for (int b = 0; b < _widths[gate]; b++, position++)
            {
                code[position / 64] |= (ulong)((piece >> b) & 1) << (position % 64);
            }

            gate++;
        }

        return gate == _widths.Length ? code : throw Misfit(nameof(pattern));
    }

    private ArgumentException Misfit(string parameter) => new($"Expected the pieces of {_widths.Length} gates.", parameter);
}
