using System.Text.Json;

namespace FnnKit.Serving;

/// <summary>Reads requests of the Open Inference Protocol: JSON, and behind it the bytes of tensors if there are some.</summary>
/// <param name="mostValues">The most values of a tensor.</param>
internal sealed class InferReader(long mostValues)
{
    private readonly List<InputTensor> _inputs = [];
    private List<RequestedOutput>? _outputs;
    private string? _id;
    private bool _allBinary;

    /// <summary>Reads a request.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="binary">What follows it.</param>
    /// <exception cref="RequestException">It is not a request of the protocol.</exception>
    public InferRequest Read(ReadOnlySpan<byte> json, ReadOnlySpan<byte> binary)
    {
        using var document = JsonDocument.Parse(json.ToArray());
        var root = document.RootElement;
        JsonBody.Require(root.ValueKind == JsonValueKind.Object, "The body must be an object with 'inputs', a list of tensors.");
        foreach (var member in root.EnumerateObject())
        {
            switch (member.Name)
            {
                case "id":
                    _id = JsonField.Text(member.Value, "id");
                    break;
                case "inputs":
                    ReadInputs(member.Value, ref binary);
                    break;
                case "outputs":
                    _outputs = [.. JsonField.Items(member.Value, "outputs").Select(ReadOutput)];
                    break;
                case "parameters":
                    _allBinary = JsonField.Flag(member.Value, "binary_data_output") ?? false;
                    break;
                default:
                    throw RequestException.Bad($"There is no '{member.Name}' in a request; it has 'id', 'parameters', 'inputs' and 'outputs'.");
            }
        }

        JsonBody.Require(_inputs.Count > 0, "'inputs' is missing or empty; it is a list of tensors, each with 'name', 'shape', 'datatype' and 'data'.");
        JsonBody.Require(binary.IsEmpty, $"{binary.Length} bytes follow that no input has; 'binary_data_size' of the inputs must add up to the bytes behind the JSON.");
        return new InferRequest(_id, _inputs, _outputs, _allBinary);
    }

    private void ReadInputs(JsonElement inputs, ref ReadOnlySpan<byte> binary)
    {
        JsonBody.Require(_inputs.Count == 0, "'inputs' occurs twice.");
        foreach (var input in JsonField.Items(inputs, "inputs"))
        {
            string name = JsonField.Text(JsonField.Get(input, "name", "an input"), "name");
            if (_inputs.Exists(other => other.Name == name))
                throw RequestException.Bad($"There are two inputs named '{name}'; send each once.");
            _inputs.Add(ReadInput(input, name, ref binary));
        }
    }

    private InputTensor ReadInput(JsonElement input, string name, ref ReadOnlySpan<byte> binary)
    {
        string owner = $"input '{name}'";
        var type = TensorTypes.Parse(JsonField.Text(JsonField.Get(input, "datatype", owner), "datatype"), name);
        long[] shape = [.. JsonField.Items(JsonField.Get(input, "shape", owner), "shape").Select(size => size.ValueKind == JsonValueKind.Number && size.TryGetInt64(out long whole) ? whole
            : throw RequestException.Bad($"The shape of {owner} must be a list of whole numbers."))];
        int count = InputTensor.CountElements(name, shape, mostValues);
        long? size = input.TryGetProperty("parameters", out var parameters) ? JsonField.Whole(parameters, "binary_data_size") : null;
        if (size is null)
            return TensorData.Read(name, type, shape, count, JsonField.Get(input, "data", owner));
        JsonBody.Require(!input.TryGetProperty("data", out _), $"The {owner} has both 'data' and 'binary_data_size'; send one of them.");
        JsonBody.Require(size >= 0 && size <= binary.Length, $"The {owner} says that it has {size} bytes, but {binary.Length} are left behind the JSON.");
        var tensor = TensorBytes.Read(name, type, shape, count, binary[..(int)size.Value]);
        binary = binary[(int)size.Value..];
        return tensor;
    }

    private static RequestedOutput ReadOutput(JsonElement output)
        => new(JsonField.Text(JsonField.Get(output, "name", "an output"), "name"), output.TryGetProperty("parameters", out var parameters) ? JsonField.Flag(parameters, "binary_data") : null);
}
