using System.Numerics;

namespace Polyhedra.Arrangements.Constructions.Families;

/// <summary>The most regions of a convolutional layer: the sum over t in K of the product over places of C(d, t_place), where K has the t whose
/// sum over any set of places is at most the number of inputs that these places read together.</summary>
/// <remarks>Xiong et al. 2020, Theorem 2. Attained by almost all kernels. Exponential in the number of places.</remarks>
internal sealed class ConvolutionCells
{
    private const long MaxSteps = 20_000_000;

    // By set of places, as bits: how many inputs they read together.
    private readonly int[] _inputs;
    private readonly BigInteger[] _binomials;
    private readonly int[] _chosen;
    private readonly int[] _sums;
    private long _steps;

    private ConvolutionCells(IReadOnlyList<int[]> windows, int channels, int filters)
    {
        int places = windows.Count;
        ulong[] read = [.. windows.Select(window => window.Aggregate(0UL, (set, input) => set | (1UL << input)))];
        _inputs = new int[1 << places];
        ulong[] unions = new ulong[1 << places];
        for (int set = 1; set < unions.Length; set++)
        {
            int last = BitOperations.Log2((uint)set);
            unions[set] = unions[set ^ (1 << last)] | read[last];
            _inputs[set] = BitOperations.PopCount(unions[set]) * channels;
        }

        _binomials = [.. Enumerable.Range(0, filters + 1).Select(t => Counts.Binomial(filters, t))];
        _chosen = new int[places];
        _sums = new int[1 << places];
    }

    /// <summary>The number, or null if it takes too long to compute.</summary>
    /// <param name="windows">The inputs that each place reads, below 64, one channel of them.</param>
    /// <param name="channels">The channels of every input.</param>
    /// <param name="filters">The number of filters d.</param>
    public static BigInteger? Count(IReadOnlyList<int[]> windows, int channels, int filters)
    {
        const int MaxPlaces = 20;
        return windows.Count > MaxPlaces ? null : new ConvolutionCells(windows, channels, filters).Sum(0);
    }

    // The sum over the choices for this place and all later ones, given those before.
    private BigInteger? Sum(int place)
    {
        if (place == _chosen.Length)
        {
            return BigInteger.One;
        }

        BigInteger sum = BigInteger.Zero;
        int sets = 1 << place;
        for (int t = 0; t < _binomials.Length; t++)
        {
            for (int set = 0; set < sets; set++)
            {
                _sums[set | sets] = _sums[set] + t;
                if (_sums[set | sets] > _inputs[set | sets])
                {
                    return sum;
                }
            }

            _steps += sets;
            if (_steps > MaxSteps || Sum(place + 1) is not { } rest)
            {
                return null;
            }

            sum += _binomials[t] * rest;
        }

        return sum;
    }
}
