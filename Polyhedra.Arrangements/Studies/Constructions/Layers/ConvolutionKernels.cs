using System.Numerics;
using Polyhedra.Arrangements.Networks;
using Polyhedra.Arrangements.Walk;
using Polyhedra.Core.HalfSpaces;
using Polyhedra.Core.Numerics;
using Polyhedra.Core.Sampling;

namespace Polyhedra.Arrangements.Studies.Constructions.Layers;

/// <summary>Kernels of a convolutional layer: the same hyperplanes at every place. That they are in general position as far as sharing
/// allows cannot be read off their entries, so candidates are counted, exactly, and the first that has all regions inside the unit cube is
/// taken.</summary>
/// <remarks>The candidates are those of <see cref="GeneralPosition"/>, whose entries are powers, then integers from seeds 1, 2, 3. The
/// smaller eps is, the nearer all vertices are to the centre of the cube; the number of cells in R^n does not depend on it.</remarks>
internal static class ConvolutionKernels
{
    // The counting takes seconds up to here.
    private const int MaxCheckedRegions = 10_000;
    private const ulong LastSeed = 3;
    private const int LargestEntry = 999;

    // eps, given the first one: that, and much smaller ones.
    private static readonly int[] Shifts = [0, 7, 21];

    /// <summary>The kernels of the first candidate that has all regions inside the unit cube; if none has, of the first with the most; if
    /// there are too many to be counted, those of seed 1 with the smallest eps.</summary>
    /// <param name="size">The entries of a kernel.</param>
    /// <param name="count">The number of kernels.</param>
    /// <param name="epsilon">The first eps to try.</param>
    /// <param name="oriented">Whether kernels get alternating signs.</param>
    /// <param name="inputs">The inputs of the layer.</param>
    /// <param name="place">Puts kernels at all places: the rows of the layer.</param>
    /// <param name="regions">The number of regions that generic kernels are said to have.</param>
    public static Rational[][] Choose(
        int size, int count, Rational epsilon, bool oriented, int inputs, Func<Rational[][], IEnumerable<Rational[]>> place,
        BigInteger regions)
    {
        if (regions > MaxCheckedRegions)
        {
            return Candidate(1, size, count, epsilon / (1 << Shifts[^1]), oriented);
        }

        Rational[][] best = [];
        long most = 0;
        for (ulong seed = 0; seed <= LastSeed; seed++)
        {
            foreach (int shift in Shifts)
            {
                Rational[][] kernels = Candidate(seed, size, count, epsilon / (1 << shift), oriented);
                Network layer = Layer(inputs, place(kernels));
                long found = Count(layer, HPolyhedron.Cube(inputs, 0, 1));
                (most, best) = found > most ? (found, kernels) : (most, best);
                if (found == regions)
                {
                    return kernels;
                }

                if (found == Count(layer, HPolyhedron.WholeSpace(inputs)))
                {
                    // A smaller eps does not help.
                    break;
                }
            }
        }

        return best;
    }

    private static Rational[][] Candidate(ulong seed, int size, int count, Rational epsilon, bool oriented) =>
        [.. seed == 0 ? GeneralPosition.Rows(size, count, epsilon, oriented) : RandomRows(seed, size, count, epsilon, oriented)];

    private static IEnumerable<Rational[]> RandomRows(ulong seed, int size, int count, Rational epsilon, bool oriented)
    {
        SeededRandom random = new(seed);
        for (int i = 1; i <= count; i++)
        {
            int sign = oriented && (count - i) % 2 == 0 ? -1 : 1;
            Rational[] row = new Rational[size + 1];
            for (int k = 0; k < size; k++)
            {
                int entry = Draw(random);
                row[k] = sign * entry;
                row[size] -= (Rational)(sign * entry) / 2;
            }

            row[size] -= sign * Draw(random) * epsilon;
            yield return row;
        }
    }

    private static int Draw(SeededRandom random) => (int)(random.NextUInt64() % ((2 * LargestEntry) + 1)) - LargestEntry;

    private static Network Layer(int inputs, IEnumerable<Rational[]> rows)
    {
        LayerStack stack = new(inputs);
        stack.Dense(rows, Activation.Relu);
        return stack.ToNetwork();
    }

    private static long Count(Network layer, HPolyhedron domain) => RegionEnumerator.Count(layer, domain).ActivationRegions;
}
