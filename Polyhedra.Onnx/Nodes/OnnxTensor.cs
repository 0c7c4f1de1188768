using System.Buffers.Binary;
using global::Onnx;
using Polyhedra.Arrangements.Networks.Graphs;
using Polyhedra.Core.Numerics;
using DataType = global::Onnx.TensorProto.Types.DataType;

namespace Polyhedra.Onnx.Nodes;

/// <summary>Tensors of a model as exact numbers.</summary>
internal static class OnnxTensor
{
    /// <summary>The numbers of a tensor. Floating-point numbers are what their bits stand for.</summary>
    /// <exception cref="GraphException">The tensor is of another type, is not whole, lies in another file, or has an entry that is no
    /// number.</exception>
    public static Tensor Read(TensorProto tensor)
    {
        string name = tensor.Name.Length > 0 ? $"the tensor \"{tensor.Name}\"" : "a tensor";
        if (tensor.DataLocation == TensorProto.Types.DataLocation.External || tensor.ExternalData.Count > 0)
        {
            string? file = tensor.ExternalData.FirstOrDefault(entry => entry.Key is "location")?.Value;
            throw new GraphException(
                $"{name} lies in the file \"{file ?? "?"}\"; external data is not read: save the model in one file "
                + "(onnx.save with save_as_external_data=False)");
        }

        int count = CountOf(tensor, name);
        int[] shape = TensorShape.Checked([.. tensor.Dims]);
        DataType type = (DataType)tensor.DataType;
        Rational[] numbers = tensor.RawData.IsEmpty ? Typed(tensor, type, count, name) : Raw(tensor.RawData.Span, type, count, name);
        return new Tensor(shape, numbers, !IsFloat(type));
    }

    /// <summary>Whether a type is of floating-point numbers.</summary>
    public static bool IsFloat(DataType type) => type is DataType.Float or DataType.Double or DataType.Float16 or DataType.Bfloat16;

    /// <summary>A floating-point number.</summary>
    /// <exception cref="GraphException">It is infinite or none.</exception>
    public static Rational Number(double value, string name) => double.IsFinite(value)
        ? Rational.FromDouble(value)
        : throw new GraphException($"{name} has an entry that is no finite number");

    private static int CountOf(TensorProto tensor, string name)
    {
        try
        {
            return TensorShape.CountOf([.. tensor.Dims]);
        }
        catch (GraphException problem)
        {
            throw new GraphException($"{name}: {problem.Message}");
        }
    }

    private static Rational[] Typed(TensorProto tensor, DataType type, int count, string name)
    {
        switch (type)
        {
            case DataType.Float:
                return [.. Whole(tensor.FloatData, count, name).Select(value => Number(value, name))];
            case DataType.Double:
                return [.. Whole(tensor.DoubleData, count, name).Select(value => Number(value, name))];
            case DataType.Int64:
                return [.. Whole(tensor.Int64Data, count, name).Select(value => (Rational)value)];
            case DataType.Uint32 or DataType.Uint64:
                return [.. Whole(tensor.Uint64Data, count, name).Select(value => new Rational(value))];
            case DataType.Float16:
                return [.. Whole(tensor.Int32Data, count, name)
                    .Select(value => Number((double)BitConverter.UInt16BitsToHalf((ushort)value), name))];
            case DataType.Bfloat16:
                return [.. Whole(tensor.Int32Data, count, name).Select(value => Number(BitConverter.Int32BitsToSingle(value << 16), name))];
            case DataType.Int32 or DataType.Int16 or DataType.Int8 or DataType.Uint16 or DataType.Uint8 or DataType.Bool:
                return [.. Whole(tensor.Int32Data, count, name).Select(value => (Rational)value)];
            default:
                throw new GraphException($"{name} is of the type {type}, which is not read");
        }
    }

    private static IReadOnlyList<T> Whole<T>(IReadOnlyList<T> data, int count, string name) => data.Count == count
        ? data
        : throw new GraphException($"{name} claims {count} entries and has {data.Count}");

    private static Rational[] Raw(ReadOnlySpan<byte> data, DataType type, int count, string name)
    {
        int size = type switch
        {
            DataType.Double or DataType.Int64 or DataType.Uint64 => 8,
            DataType.Float or DataType.Int32 or DataType.Uint32 => 4,
            DataType.Float16 or DataType.Bfloat16 or DataType.Int16 or DataType.Uint16 => 2,
            DataType.Int8 or DataType.Uint8 or DataType.Bool => 1,
            _ => throw new GraphException($"{name} is of the type {type}, which is not read"),
        };
        if (data.Length != (long)count * size)
        {
            throw new GraphException($"{name} claims {count} entries of {size} bytes and has {data.Length} bytes");
        }

        Rational[] numbers = new Rational[count];
        for (int i = 0; i < count; i++)
        {
            ReadOnlySpan<byte> at = data.Slice(i * size, size);
            numbers[i] = type switch
            {
                DataType.Float => Number(BinaryPrimitives.ReadSingleLittleEndian(at), name),
                DataType.Double => Number(BinaryPrimitives.ReadDoubleLittleEndian(at), name),
                DataType.Float16 => Number((double)BinaryPrimitives.ReadHalfLittleEndian(at), name),
                DataType.Bfloat16 => Number(BitConverter.Int32BitsToSingle(BinaryPrimitives.ReadUInt16LittleEndian(at) << 16), name),
                DataType.Int64 => BinaryPrimitives.ReadInt64LittleEndian(at),
                DataType.Uint64 => new Rational(BinaryPrimitives.ReadUInt64LittleEndian(at)),
                DataType.Int32 => BinaryPrimitives.ReadInt32LittleEndian(at),
                DataType.Uint32 => BinaryPrimitives.ReadUInt32LittleEndian(at),
                DataType.Int16 => BinaryPrimitives.ReadInt16LittleEndian(at),
                DataType.Uint16 => BinaryPrimitives.ReadUInt16LittleEndian(at),
                DataType.Int8 => (sbyte)at[0],
                _ => at[0],
            };
        }

        return numbers;
    }
}
