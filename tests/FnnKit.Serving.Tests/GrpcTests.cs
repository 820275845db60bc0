using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using FnnKit.Serving.Protocol;
using Google.Protobuf;
using Grpc.Core;
using Grpc.Health.V1;
using Grpc.Net.Client;
using Microsoft.AspNetCore.Builder;

namespace FnnKit.Serving.Tests;

/// <summary>The Open Inference Protocol over gRPC, with a server that listens.</summary>
public sealed class GrpcTests : IAsyncLifetime
{
    private WebApplication _app = null!;
    private GrpcChannel _channel = null!;
    private string _rest = "";

    private GRPCInferenceService.GRPCInferenceServiceClient Client => new(_channel);

    public async Task InitializeAsync()
    {
        _app = ModelServer.Create(new ServeOptions
        {
            Models = [new() { Name = "churn", Path = TrainedModels.Customers }, new() { Name = "moons", Path = TrainedModels.Moons }],
            Listen = ["http://127.0.0.1:0"],
            ListenGrpc = "http://127.0.0.1:0",
        });
        await _app.StartAsync();
        _rest = _app.Urls.First();
        _channel = GrpcChannel.ForAddress(_app.Urls.Last());
    }

    public async Task DisposeAsync()
    {
        _channel.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Health_and_metadata_are_as_over_rest()
    {
        Assert.True((await Client.ServerLiveAsync(new())).Live);
        Assert.True((await Client.ServerReadyAsync(new())).Ready);
        Assert.True((await Client.ModelReadyAsync(new() { Name = "churn", Version = "1" })).Ready);
        Assert.Equal("fnnkit", (await Client.ServerMetadataAsync(new())).Name);
        var moons = await Client.ModelMetadataAsync(new() { Name = "moons" });
        Assert.Equal(("features", "FP64"), (moons.Inputs[0].Name, moons.Inputs[0].Datatype));
        Assert.Equal([-1, 2], moons.Inputs[0].Shape);
        Assert.Equal(HealthCheckResponse.Types.ServingStatus.Serving, (await new Health.HealthClient(_channel).CheckAsync(new())).Status);
    }

    [Fact]
    public async Task Typed_and_raw_contents_give_the_bits_of_rest()
    {
        using var http = new HttpClient();
        using var answer = await http.PostAsync($"{_rest}/v2/models/moons/infer", new StringContent(
            """{"inputs":[{"name":"features","shape":[2,2],"datatype":"FP64","data":[0.5,0.25,-1,2]}]}""", System.Text.Encoding.UTF8, "application/json"));
        float[] expected = [.. JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["outputs"]![1]!["data"]!.AsArray().Select(value => (float)value!)];
        var request = new ModelInferRequest { ModelName = "moons", Id = "a", Inputs = { Input("features", "FP64", [2, 2]) } };
        request.Inputs[0].Contents = new() { Fp64Contents = { 0.5, 0.25, -1, 2 } };
        var typed = await Client.ModelInferAsync(request);
        Assert.Equal(("a", "moons", "1"), (typed.Id, typed.ModelName, typed.ModelVersion));
        Assert.Equal(expected, typed.Outputs.Single(output => output.Name == "probabilities").Contents.Fp32Contents);
        request.Inputs[0].Contents = null;
        request.RawInputContents.Add(ByteString.CopyFrom(MemoryMarshal.AsBytes<double>([0.5, 0.25, -1, 2])));
        var raw = await Client.ModelInferAsync(request);
        Assert.Equal(expected, MemoryMarshal.Cast<byte, float>(raw.RawOutputContents[1].Span).ToArray());
    }

    [Fact]
    public async Task Categories_and_dates_are_bytes()
    {
        var request = new ModelInferRequest { ModelName = "churn", Inputs = { Input("age", "INT32", [1]), Input("plan", "BYTES", [1]), Input("since", "BYTES", [1]), Input("visits", "FP32", [1]) } };
        request.Inputs[0].Contents = new() { IntContents = { 40 } };
        request.Inputs[1].Contents = new() { BytesContents = { ByteString.CopyFromUtf8("plus") } };
        request.Inputs[2].Contents = new() { BytesContents = { ByteString.CopyFromUtf8("2019-05-12") } };
        request.Inputs[3].Contents = new() { Fp32Contents = { 7 } };
        var answer = await Client.ModelInferAsync(request);
        using var http = new HttpClient();
        using var rest = await http.PostAsync($"{_rest}/models/churn/predict", new StringContent("""{"age":40,"plan":"plus","since":"2019-05-12","visits":7}""", System.Text.Encoding.UTF8, "application/json"));
        var row = JsonNode.Parse(await rest.Content.ReadAsStringAsync())!;
        Assert.Equal((string?)row["class"], answer.Outputs[0].Contents.BytesContents[0].ToStringUtf8());
        Assert.Equal((float)row["probabilities"]!["no"]!, answer.Outputs[1].Contents.Fp32Contents[0]);
    }

    [Fact]
    public async Task What_is_wrong_gets_the_status_that_fits()
    {
        await Fails(StatusCode.NotFound, new() { ModelName = "chrun" });
        await Fails(StatusCode.InvalidArgument, new() { ModelName = "moons" });
        await Fails(StatusCode.InvalidArgument, new() { ModelName = "moons", Inputs = { Input("features", "FP64", [1, 3]) } });
        await Fails(StatusCode.InvalidArgument, new() { ModelName = "moons", Inputs = { Input("features", "FP64", [-1, 2]) } });
        await Fails(StatusCode.ResourceExhausted, new() { ModelName = "moons", Inputs = { Input("features", "FP64", [long.MaxValue, 2]) } });
        var raw = new ModelInferRequest { ModelName = "moons", Inputs = { Input("features", "FP64", [1, 2]) }, RawInputContents = { ByteString.CopyFrom(1, 2, 3) } };
        await Fails(StatusCode.InvalidArgument, raw);
        raw.RawInputContents.Add(ByteString.Empty);
        await Fails(StatusCode.InvalidArgument, raw);
    }

    private async Task Fails(StatusCode expected, ModelInferRequest request)
    {
        var error = await Assert.ThrowsAsync<RpcException>(async () => await Client.ModelInferAsync(request));
        Assert.True(error.StatusCode == expected, error.Message);
        Assert.NotEmpty(error.Status.Detail);
    }

    private static ModelInferRequest.Types.InferInputTensor Input(string name, string type, long[] shape)
    {
        var input = new ModelInferRequest.Types.InferInputTensor { Name = name, Datatype = type };
        input.Shape.AddRange(shape);
        return input;
    }
}
