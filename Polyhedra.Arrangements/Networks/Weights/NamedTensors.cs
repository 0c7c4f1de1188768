using Polyhedra.Arrangements.Files;
using Polyhedra.Arrangements.Networks.Graphs;
using Polyhedra.Core.Numerics;

namespace Polyhedra.Arrangements.Networks.Weights;

/// <summary>The tensors of a file of weights, by name.</summary>
/// <param name="shown">The file, for messages.</param>
internal sealed class NamedTensors(string shown)
{
    private readonly Dictionary<string, Tensor> _tensors = new(StringComparer.Ordinal);
    private long _count;

    /// <summary>The least reading rule whose numbers include all that were read.</summary>
    public NumberRule Rule { get; private set; } = NumberRule.Float32;

    /// <summary>The names, in no order.</summary>
    public IEnumerable<string> Names => _tensors.Keys;

    /// <summary>A tensor, or null.</summary>
    public Tensor? Find(string name) => _tensors.GetValueOrDefault(name);

    /// <summary>Adds a tensor.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="shape">Its shape.</param>
    /// <param name="type">The type of its numbers.</param>
    /// <param name="data">Its numbers, as many as the shape says, in row-major order unless <paramref name="isFortran"/>.</param>
    /// <param name="isBigEndian">Whether the bytes of a number come in the other order.</param>
    /// <param name="isFortran">Whether the first index is the fastest.</param>
    /// <exception cref="BadInputException">It does not fit, or an entry is no number.</exception>
    public void Add(
        string name, ReadOnlySpan<long> shape, NumberType type, ReadOnlySpan<byte> data, bool isBigEndian = false, bool isFortran = false)
    {
        try
        {
            int[] lengths = TensorShape.Checked(shape);
            int count = TensorShape.CountOf(shape);
            _count += count;
            if (data.Length != (long)count * type.Size || _count > TensorShape.MostEntries)
            {
                throw new GraphException($"has {data.Length} bytes for {count} numbers of {type.Size}, or the file has too many");
            }

            Rational[] numbers = new Rational[count];
            Span<byte> bytes = stackalloc byte[8];
            for (int i = 0; i < count; i++)
            {
                data.Slice(i * type.Size, type.Size).CopyTo(bytes);
                if (isBigEndian)
                {
                    bytes[..type.Size].Reverse();
                }

                numbers[i] = type.Read(bytes[..type.Size]) ?? throw new GraphException($"entry {i} is no finite number");
            }

            Tensor tensor = new(isFortran ? [.. lengths.Reverse()] : lengths, numbers, !type.IsFloat);
            tensor = isFortran ? Rearrangements.Transpose(tensor, [.. Enumerable.Range(0, lengths.Length).Reverse()]) : tensor;
            if (!_tensors.TryAdd(name, tensor))
            {
                throw new GraphException("stands twice");
            }

            Rule = type.Rule == NumberRule.Float64 ? NumberRule.Float64 : Rule;
        }
        catch (GraphException problem)
        {
            throw new BadInputException($"{shown}: the tensor {Excerpt.Quote(name)}: {problem.Message}", problem);
        }
    }
}
