using System.Buffers.Binary;
using System.Text;

namespace Polyhedra.Fuzz.Targets;

/// <summary>The weights that fuzzed architectures are read with.</summary>
internal static class FixedTensors
{
    private static readonly (string Name, int[] Shape)[] Tensors =
    [
        ("fc.weight", [2, 2]), ("fc.bias", [2]), ("w", [3, 16]), ("big.weight", [2, 16]), ("big.bias", [2]),
        ("c1.weight", [2, 2, 3]), ("c1.bias", [2]), ("c2.weight", [2, 1, 3, 3]), ("c2.bias", [2]), ("c3.weight", [2, 2, 2, 2]),
        ("p.weight", [1]), ("q.weight", [2]),
        ("n.weight", [2]), ("n.bias", [2]), ("n.running_mean", [2]), ("n.running_var", [2]),
    ];

    /// <summary>A file of safetensors with small numbers, those of variances positive.</summary>
    public static byte[] ToSafetensors()
    {
        StringBuilder header = new("{");
        using MemoryStream data = new();
        byte[] number = new byte[sizeof(float)];
        foreach ((string name, int[] shape) in Tensors)
        {
            int count = shape.Aggregate(1, (product, length) => product * length);
            long end = data.Length + (count * sizeof(float));
            header.Append(header.Length > 1 ? "," : string.Empty).Append(
                $$"""
                "{{name}}":{"dtype":"F32","shape":[{{string.Join(',', shape)}}],"data_offsets":[{{data.Length}},{{end}}]}
                """);
            for (int i = 0; i < count; i++)
            {
                int value = name.EndsWith("var", StringComparison.Ordinal) ? 1 + i : (i * 7 % 5) - 2;
                BinaryPrimitives.WriteSingleLittleEndian(number, value / 2f);
                data.Write(number);
            }
        }

        byte[] text = Encoding.ASCII.GetBytes(header.Append('}').ToString());
        byte[] length = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64LittleEndian(length, text.Length);
        return [.. length, .. text, .. data.ToArray()];
    }
}
