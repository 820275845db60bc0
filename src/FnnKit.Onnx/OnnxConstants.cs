using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;
using FnnKit.Onnx.Protocol;
using Google.Protobuf;

namespace FnnKit.Onnx;

/// <summary>The constants of a graph, in the precision in which they are used; of single numbers and lists of whole ones each is written once.</summary>
internal sealed class OnnxConstants(GraphProto graph, UniqueNames names)
{
    private readonly Dictionary<(GraphNode Node, bool IsDouble), string> _written = [];
    private readonly Dictionary<(long Bits, bool IsDouble), string> _numbers = [];
    private readonly Dictionary<string, string> _integers = [];

    public string Write(GraphConstant constant, bool isDouble)
    {
        if (constant.Dimensions.IsEmpty)
            return Once(_numbers, (BitConverter.DoubleToInt64Bits(constant.Values[0]), isDouble), () => Add(constant, isDouble));
        return Once(_written, (constant, isDouble), () => Add(constant, isDouble));
    }

    public string Write(GraphIntegers integers) => Once(_integers, $"{integers.IsList} {string.Join(' ', integers.Values)}", () =>
    {
        byte[] bytes = new byte[integers.Values.Length * sizeof(long)];
        for (int i = 0; i < integers.Values.Length; i++)
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(i * sizeof(long)), integers.Values[i]);
        return Add("integers", integers.IsList ? [integers.Values.Length] : [], TensorProto.Types.DataType.Int64, bytes);
    });

    private string Add(GraphConstant constant, bool isDouble)
    {
        var values = constant.Values.AsSpan();
        byte[] bytes = new byte[values.Length * (isDouble ? sizeof(double) : sizeof(float))];
        for (int i = 0; i < values.Length; i++)
        {
            if (isDouble)
                BinaryPrimitives.WriteDoubleLittleEndian(bytes.AsSpan(i * sizeof(double)), values[i]);
            else
                BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * sizeof(float)), (float)values[i]);
        }

        var type = isDouble ? TensorProto.Types.DataType.Double : TensorProto.Types.DataType.Float;
        return Add(constant.Name ?? (constant.Dimensions.IsEmpty ? "number" : "numbers"), constant.Dimensions, type, bytes);
    }

    private string Add(string name, ImmutableArray<int> dimensions, TensorProto.Types.DataType type, byte[] bytes)
    {
        var tensor = new TensorProto { Name = names.Take(name), DataType = (int)type, RawData = UnsafeByteOperations.UnsafeWrap(bytes) };
        tensor.Dims.AddRange(dimensions.Select(dimension => (long)dimension));
        graph.Initializer.Add(tensor);
        return tensor.Name;
    }

    private static string Once<TKey>(Dictionary<TKey, string> written, TKey key, Func<string> write)
        where TKey : notnull
    {
        ref string? name = ref CollectionsMarshal.GetValueRefOrAddDefault(written, key, out _);
        return name ??= write();
    }
}
