using System.Text.Json;

namespace FnnKit.Serving;

/// <summary>The data of a tensor as JSON: a flat list in row-major order, or lists in lists as its shape says.</summary>
internal static class TensorData
{
    /// <summary>Reads data.</summary>
    /// <exception cref="RequestException">It does not fit the shape or the datatype.</exception>
    public static InputTensor Read(string name, TensorType type, long[] shape, int count, JsonElement data)
    {
        var items = JsonField.Items(data, "data");
        bool isNested = data.GetArrayLength() > 0 && items.First().ValueKind == JsonValueKind.Array;
        if (!isNested && data.GetArrayLength() != count)
            throw RequestException.Bad($"Input '{name}' has {data.GetArrayLength()} values, but its shape [{string.Join(", ", shape)}] needs {count}.");
        double[] numbers = type == TensorType.BYTES ? [] : new double[count];
        string[] texts = type == TensorType.BYTES ? new string[count] : [];
        int at = 0;
        Fill(data, isNested ? 0 : shape.Length - 1);
        return new InputTensor(name, type, shape) { Numbers = numbers, Texts = texts };

        void Fill(JsonElement list, int dimension)
        {
            if (isNested && (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() != shape[dimension]))
                throw RequestException.Bad($"The lists in 'data' of input '{name}' do not have the shape [{string.Join(", ", shape)}].");
            foreach (var item in list.EnumerateArray())
            {
                if (dimension + 1 < shape.Length)
                    Fill(item, dimension + 1);
                else if (type == TensorType.BYTES)
                    texts[at++] = item.ValueKind == JsonValueKind.String ? item.GetString()! : throw Wrong(name, type, item);
                else
                    numbers[at++] = Number(name, type, item);
            }
        }
    }

    private static double Number(string name, TensorType type, JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.Number => type.Check(item.GetDouble(), name) is var value && double.IsFinite(value) ? value : throw RequestException.Bad($"Input '{name}' holds a number that {type} cannot hold."),
        JsonValueKind.True when type == TensorType.BOOL => 1,
        JsonValueKind.False when type == TensorType.BOOL => 0,
        JsonValueKind.Null when type is TensorType.FP16 or TensorType.FP32 or TensorType.FP64 => double.NaN,
        _ => throw Wrong(name, type, item),
    };

    private static RequestException Wrong(string name, TensorType type, JsonElement item)
        => RequestException.Bad($"Input '{name}' of {type} holds {Describe(item)}; {(type == TensorType.BYTES ? "send text in quotes" : "send numbers without quotes")}.");

    private static string Describe(JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.Array => "a list where its shape has none",
        JsonValueKind.Object => "an object",
        JsonValueKind.String => "text",
        JsonValueKind.Null => "null",
        JsonValueKind.Number => "a number",
        _ => "true or false",
    };
}
