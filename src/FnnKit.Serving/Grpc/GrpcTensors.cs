using Google.Protobuf;
using FnnKit.Serving.Protocol;

namespace FnnKit.Serving;

/// <summary>Tensors of gRPC messages.</summary>
internal static class GrpcTensors
{
    /// <summary>Reads a request.</summary>
    /// <exception cref="RequestException">It is not one of the protocol.</exception>
    public static InferRequest Read(ModelInferRequest request, long mostValues)
    {
        JsonBody.Require(request.Inputs.Count > 0, "There are no inputs; send at least one tensor.");
        bool isRaw = request.RawInputContents.Count > 0;
        if (isRaw && request.RawInputContents.Count != request.Inputs.Count)
            throw RequestException.Bad($"There are {request.Inputs.Count} inputs, but {request.RawInputContents.Count} raw contents; send one for each input.");
        var inputs = new List<InputTensor>();
        for (int i = 0; i < request.Inputs.Count; i++)
        {
            var input = request.Inputs[i];
            if (inputs.Exists(other => other.Name == input.Name))
                throw RequestException.Bad($"There are two inputs named '{input.Name}'; send each once.");
            if (isRaw && input.Contents is not null)
                throw RequestException.Bad($"Input '{input.Name}' has contents beside raw contents; send one of them.");
            inputs.Add(Read(input, isRaw ? request.RawInputContents[i] : null, mostValues));
        }

        return new InferRequest(request.Id, inputs, [.. request.Outputs.Select(output => new RequestedOutput(output.Name, null))], isRaw);
    }

    /// <summary>Makes an answer, with raw contents for a request that had them.</summary>
    public static ModelInferResponse Write(LoadedModel loaded, string id, IReadOnlyList<(OutputTensor Tensor, bool IsBinary)> outputs)
    {
        var response = new ModelInferResponse { ModelName = loaded.Name, ModelVersion = loaded.Version, Id = id };
        foreach (var (tensor, isBinary) in outputs)
        {
            var output = new ModelInferResponse.Types.InferOutputTensor { Name = tensor.Name, Datatype = tensor.Type.ToString() };
            output.Shape.AddRange(tensor.Shape.Select(size => (long)size));
            if (isBinary)
                response.RawOutputContents.Add(ByteString.CopyFrom(TensorBytes.Write(tensor)));
            else
                output.Contents = Contents(tensor);
            response.Outputs.Add(output);
        }

        return response;
    }

    private static InputTensor Read(ModelInferRequest.Types.InferInputTensor input, ByteString? raw, long mostValues)
    {
        var type = TensorTypes.Parse(input.Datatype, input.Name);
        int count = InputTensor.CountElements(input.Name, input.Shape, mostValues);
        if (raw is not null)
            return TensorBytes.Read(input.Name, type, input.Shape, count, raw.Span);
        var contents = input.Contents ?? throw RequestException.Bad($"Input '{input.Name}' has no contents.");
        var tensor = type == TensorType.BYTES
            ? new InputTensor(input.Name, type, input.Shape) { Texts = [.. contents.BytesContents.Select(text => Text(input.Name, text))] }
            : new InputTensor(input.Name, type, input.Shape) { Numbers = Numbers(input.Name, type, contents) };
        int given = tensor.Numbers.Length + tensor.Texts.Length;
        return given == count ? tensor : throw RequestException.Bad($"Input '{input.Name}' has {given} values of {type}, but its shape [{string.Join(", ", input.Shape)}] needs {count}.");
    }

    private static double[] Numbers(string name, TensorType type, InferTensorContents contents)
    {
        IEnumerable<double> numbers = type switch
        {
            TensorType.BOOL => contents.BoolContents.Select(value => value ? 1.0 : 0),
            TensorType.INT8 or TensorType.INT16 or TensorType.INT32 => contents.IntContents.Select(value => (double)value),
            TensorType.UINT8 or TensorType.UINT16 or TensorType.UINT32 => contents.UintContents.Select(value => (double)value),
            TensorType.INT64 => contents.Int64Contents.Select(value => (double)value),
            TensorType.UINT64 => contents.Uint64Contents.Select(value => (double)value),
            TensorType.FP32 => contents.Fp32Contents.Select(value => (double)value),
            TensorType.FP64 => contents.Fp64Contents,
            _ => throw RequestException.Bad($"Input '{name}' is {type}, which the protocol sends as raw contents only."),
        };
        return [.. numbers.Select(value => type.Check(value, name))];
    }

    private static string Text(string name, ByteString text)
        => System.Text.Unicode.Utf8.IsValid(text.Span) ? text.ToStringUtf8() : throw RequestException.Bad($"Input '{name}' holds bytes that are not UTF-8 text.");

    private static InferTensorContents Contents(OutputTensor tensor)
    {
        var contents = new InferTensorContents();
        if (tensor.Type == TensorType.BYTES)
            contents.BytesContents.AddRange(tensor.Texts.Select(ByteString.CopyFromUtf8));
        else if (tensor.Type == TensorType.FP32)
            contents.Fp32Contents.AddRange(tensor.Numbers.Select(value => (float)value));
        else
            contents.Fp64Contents.AddRange(tensor.Numbers);
        return contents;
    }
}
