using Microsoft.ML.OnnxRuntime;

// ONNX Runtime behind the minimal API that FnnKit is measured with: the infer call of the Open Inference Protocol for one tensor.
// Arguments: MODEL ADDRESS THREADS (0 leaves the number of threads to ONNX Runtime).
var builder = WebApplication.CreateSlimBuilder();
builder.Logging.ClearProviders();
builder.WebHost.UseUrls(args[1]);
var app = builder.Build();
var options = new Microsoft.ML.OnnxRuntime.SessionOptions { GraphOptimizationLevel = GraphOptimizationLevel.ORT_ENABLE_ALL, IntraOpNumThreads = int.Parse(args[2]) };
using var session = new InferenceSession(args[0], options);
string input = session.InputNames[0];
string[] outputs = [.. session.OutputNames];
using var run = new RunOptions();

app.MapPost("/v2/models/m/infer", (InferRequest request) =>
{
    var tensor = request.Inputs[0];
    using var value = OrtValue.CreateTensorValueFromMemory(tensor.Data, tensor.Shape);
    using var results = session.Run(run, [input], [value], outputs);
    return new InferResponse("m", "1", request.Id, [.. results.Zip(outputs, (result, name) => result.GetTensorTypeAndShape().ElementDataType == Microsoft.ML.OnnxRuntime.Tensors.TensorElementType.Float
        ? new Output(name, "FP32", result.GetTensorTypeAndShape().Shape, result.GetTensorDataAsSpan<float>().ToArray())
        : new Output(name, "INT64", result.GetTensorTypeAndShape().Shape, [.. result.GetTensorDataAsSpan<long>().ToArray().Select(number => (float)number)]))]);
});
app.Run();

internal sealed record InferRequest(string? Id, Tensor[] Inputs);

internal sealed record Tensor(string Name, long[] Shape, string Datatype, float[] Data);

internal sealed record Output(string Name, string Datatype, long[] Shape, float[] Data);

internal sealed record InferResponse(string ModelName, string ModelVersion, string? Id, Output[] Outputs);
