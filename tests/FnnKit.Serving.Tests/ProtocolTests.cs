using System.Buffers.Binary;
using System.Net;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace FnnKit.Serving.Tests;

/// <summary>The Open Inference Protocol over REST.</summary>
public sealed class ProtocolTests
{
    private const string Columns = """
        {"id":"a1","inputs":[{"name":"age","shape":[2],"datatype":"FP64","data":[40,null]},{"name":"plan","shape":[2,1],"datatype":"BYTES","data":[["plus"],["platinum"]]},
        {"name":"since","shape":[2],"datatype":"BYTES","data":["2019-05-12","2022-01-01"]},{"name":"visits","shape":[2],"datatype":"INT64","data":[7,29]}]}
        """;

    [Fact]
    public async Task Health_and_metadata_are_as_the_protocol_says()
    {
        await using var app = await ServedApp.WithModelsAsync([("churn", TrainedModels.Customers), ("moons", TrainedModels.Moons)]);
        Assert.Equal("""{"live":true}""", await app.Client.GetStringAsync("/v2/health/live"));
        Assert.Equal("""{"ready":true}""", await app.Client.GetStringAsync("/v2/health/ready"));
        Assert.Equal("""{"name":"churn","ready":true}""", await app.Client.GetStringAsync("/v2/models/churn/ready"));
        Assert.Equal("""{"name":"churn","ready":true}""", await app.Client.GetStringAsync("/v2/models/churn/versions/1/ready"));
        var server = await app.Get("/v2");
        Assert.Equal("fnnkit", (string?)server["name"]);
        Assert.Equal("0.1.0", (string?)server["version"]);
        Assert.Equal("""["binary_tensor_data"]""", server["extensions"]!.ToJsonString());
        Assert.Equal(
            """{"name":"moons","versions":["1"],"platform":"fnnkit","inputs":[{"name":"features","datatype":"FP64","shape":[-1,2]}],"outputs":[{"name":"class","datatype":"BYTES","shape":[-1]},{"name":"probabilities","datatype":"FP32","shape":[-1,2]}]}""",
            await app.Client.GetStringAsync("/v2/models/moons"));
        var churn = await app.Get("/v2/models/churn/versions/1");
        Assert.Equal("age FP64,plan BYTES,since BYTES,visits FP64", string.Join(',', churn["inputs"]!.AsArray().Select(input => $"{input!["name"]} {input["datatype"]}")));
    }

    [Fact]
    public async Task Columns_as_tensors_give_the_predictions_of_rows()
    {
        var app = await ServedApp.SharedAsync();
        var (status, text, _) = await app.Post("/v2/models/churn/infer", Columns);
        Assert.True(status == HttpStatusCode.OK, text);
        var answer = JsonNode.Parse(text)!;
        Assert.Equal(("churn", "1", "a1"), ((string?)answer["model_name"], (string?)answer["model_version"], (string?)answer["id"]));
        var rows = JsonNode.Parse((await app.Post("/models/churn/predict", """
            [{"age":40,"plan":"plus","since":"2019-05-12","visits":7},{"age":null,"plan":"platinum","since":"2022-01-01","visits":29}]
            """)).Text)!.AsArray();
        Assert.Equal(rows.Select(row => (string?)row!["class"]), Output(answer, "class")["data"]!.AsArray().Select(name => (string?)name));
        Assert.Equal("[2,2]", Output(answer, "probabilities")["shape"]!.ToJsonString());
        Assert.Equal(
            rows.SelectMany(row => new[] { row!["probabilities"]!["no"]!.ToJsonString(), row["probabilities"]!["yes"]!.ToJsonString() }),
            Output(answer, "probabilities")["data"]!.AsArray().Select(value => value!.ToJsonString()));
    }

    [Fact]
    public async Task Nested_flat_and_binary_data_are_the_same()
    {
        var app = await ServedApp.SharedMoonsAsync();
        string flat = (await Infer(app, """{"id":"x","inputs":[{"name":"features","shape":[2,2],"datatype":"FP64","data":[0.5,0.25,-1,2]}]}""")).Text;
        Assert.Equal(flat, (await Infer(app, """{"inputs":[{"data":[[0.5,0.25],[-1,2]],"datatype":"FP64","shape":[2,2],"name":"features"}],"id":"x"}""")).Text);
        Assert.Equal(flat, (await Infer(app, """{"id":"x","inputs":[{"name":"x1","shape":[2],"datatype":"FP32","data":[0.5,-1]},{"name":"x2","shape":[2],"datatype":"FP16","data":[0.25,2]}]}""")).Text);
        byte[] json = """{"id":"x","inputs":[{"name":"features","shape":[2,2],"datatype":"FP64","parameters":{"binary_data_size":32}}],"outputs":[{"name":"probabilities","parameters":{"binary_data":true}},{"name":"class","parameters":{"binary_data":true}}]}"""u8.ToArray();
        byte[] body = [.. json, .. MemoryMarshal.AsBytes<double>([0.5, 0.25, -1, 2])];
        var (status, text, answer) = await app.Post("/v2/models/moons/infer", body, "application/octet-stream", ("Inference-Header-Content-Length", $"{json.Length}"));
        Assert.True(status == HttpStatusCode.OK, text);
        byte[] bytes = await answer.Content.ReadAsByteArrayAsync();
        int length = int.Parse(answer.Headers.GetValues("Inference-Header-Content-Length").Single(), System.Globalization.CultureInfo.InvariantCulture);
        var header = JsonNode.Parse(bytes.AsSpan(0, length))!;
        Assert.Equal(16, (int)Output(header, "probabilities")["parameters"]!["binary_data_size"]!);
        Assert.Null(Output(header, "probabilities")["data"]);
        float[] expected = [.. Output(JsonNode.Parse(flat)!, "probabilities")["data"]!.AsArray().Select(value => (float)value!)];
        Assert.Equal(expected, MemoryMarshal.Cast<byte, float>(bytes.AsSpan(length, 16)).ToArray());
        var classes = bytes.AsSpan(length + 16);
        int first = BinaryPrimitives.ReadInt32LittleEndian(classes);
        Assert.Equal((string?)Output(JsonNode.Parse(flat)!, "class")["data"]![0], Encoding.UTF8.GetString(classes.Slice(4, first)));
    }

    [Fact]
    public async Task Texts_come_as_bytes_and_one_output_may_be_asked_for()
    {
        await using var app = await ServedApp.WithModelsAsync([("prices", TrainedModels.Prices)]);
        byte[] json = """{"inputs":[{"name":"size","shape":[1],"datatype":"FP32","parameters":{"binary_data_size":4}},{"name":"kind","shape":[1],"datatype":"BYTES","parameters":{"binary_data_size":8}}],"outputs":[{"name":"values"}]}"""u8.ToArray();
        byte[] body = [.. json, .. BitConverter.GetBytes(10f), 4, 0, 0, 0, .. "flat"u8];
        var (status, text, _) = await app.Post("/v2/models/prices/infer", body, headers: ("Inference-Header-Content-Length", $"{json.Length}"));
        Assert.True(status == HttpStatusCode.OK, text);
        var output = JsonNode.Parse(text)!["outputs"]![0]!;
        Assert.Equal(("values", "FP64"), ((string?)output["name"], (string?)output["datatype"]));
        var row = JsonNode.Parse((await app.Post("/models/prices/predict", """{"size":10,"kind":"flat"}""")).Text)!;
        Assert.Equal(row["values"]!["price"]!.ToJsonString(), output["data"]![0]!.ToJsonString());
    }

    [Theory]
    [InlineData("""{"inputs":[{"name":"features","shape":[1,3],"datatype":"FP64","data":[1,2,3]}]}""", "has the shape [1, 3], but must have [samples, 2]")]
    [InlineData("""{"inputs":[{"name":"features","shape":[1,2],"datatype":"FP64","data":[1,2,3]}]}""", "has 3 values, but its shape [1, 2] needs 2")]
    [InlineData("""{"inputs":[{"name":"features","shape":[1,2],"datatype":"FP64","data":[[1],[2]]}]}""", "do not have the shape [1, 2]")]
    [InlineData("""{"inputs":[{"name":"features","shape":[-1,2],"datatype":"FP64","data":[1,2]}]}""", "sizes must be 1 or more")]
    [InlineData("""{"inputs":[{"name":"features","shape":[0,2],"datatype":"FP64","data":[]}]}""", "sizes must be 1 or more")]
    [InlineData("""{"inputs":[{"name":"features","shape":[1.5,2],"datatype":"FP64","data":[1,2]}]}""", "whole numbers")]
    [InlineData("""{"inputs":[{"name":"features","shape":[],"datatype":"FP64","data":[1]}]}""", "needs a shape of 1 to 16 dimensions")]
    [InlineData("""{"inputs":[{"name":"features","shape":[1,2],"datatype":"FP128","data":[1,2]}]}""", "has the datatype 'FP128'")]
    [InlineData("""{"inputs":[{"name":"features","shape":[1,2],"datatype":"BYTES","data":["a","b"]}]}""", "is BYTES, but the model takes numbers")]
    [InlineData("""{"inputs":[{"name":"features","shape":[1,2],"datatype":"INT32","data":[1,2.5]}]}""", "not INT32")]
    [InlineData("""{"inputs":[{"name":"features","shape":[1,2],"datatype":"UINT8","data":[1,256]}]}""", "not UINT8")]
    [InlineData("""{"inputs":[{"name":"features","shape":[1,2],"datatype":"INT64","data":[1,9007199254740993]}]}""", "INT64")]
    [InlineData("""{"inputs":[{"name":"features","shape":[1,2],"datatype":"INT64","data":[1,9223372036854775807]}]}""", "too large to be exact")]
    [InlineData("""{"inputs":[{"name":"features","shape":[1,2],"datatype":"FP64","data":[1,"two"]}]}""", "holds text; send numbers without quotes")]
    [InlineData("""{"inputs":[{"name":"features","shape":[1,2],"datatype":"FP64","data":[1,null]}]}""", "'x2' has no value")]
    [InlineData("""{"inputs":[{"name":"features","shape":[1,2],"datatype":"FP32","data":[1,1e300]}]}""", "cannot hold")]
    [InlineData("""{"inputs":[{"name":"feature","shape":[1,2],"datatype":"FP64","data":[1,2]}]}""", "There is no input 'feature'")]
    [InlineData("""{"inputs":[{"name":"x1","shape":[1],"datatype":"FP64","data":[1]}]}""", "Inputs are missing: x2")]
    [InlineData("""{"inputs":[{"name":"x1","shape":[1],"datatype":"FP64","data":[1]},{"name":"x1","shape":[1],"datatype":"FP64","data":[1]}]}""", "two inputs named 'x1'")]
    [InlineData("""{"inputs":[{"name":"x1","shape":[1],"datatype":"FP64","data":[1]},{"name":"x2","shape":[2],"datatype":"FP64","data":[1,2]}]}""", "has 1 samples, but 'x2' has 2")]
    [InlineData("""{"inputs":[]}""", "'inputs' is missing or empty")]
    [InlineData("""{"inputs":{}}""", "'inputs' must be a list")]
    [InlineData("""{"input":[]}""", "There is no 'input' in a request")]
    [InlineData("""{"id":7,"inputs":[]}""", "'id' must be text")]
    [InlineData("""{"inputs":[{"shape":[1],"datatype":"FP64","data":[1]}]}""", "'name' is missing in an input")]
    [InlineData("""{"inputs":[{"name":"features","shape":[1,2],"datatype":"FP64"}]}""", "'data' is missing in input 'features'")]
    [InlineData("""{"inputs":[{"name":"features","shape":[1,2],"datatype":"FP64","data":[1,2],"parameters":{"binary_data_size":16}}]}""", "both 'data' and 'binary_data_size'")]
    [InlineData("""{"inputs":[{"name":"features","shape":[1,2],"datatype":"FP64","parameters":{"binary_data_size":16}}]}""", "says that it has 16 bytes, but 0 are left")]
    [InlineData("""{"inputs":[{"name":"features","shape":[1,2],"datatype":"FP64","data":[1,2]}],"outputs":[{"name":"logits"}]}""", "There is no output 'logits'")]
    [InlineData("""{"inputs":[{"name":"features","shape":[1,2],"datatype":"FP64","data":[NaN,2]}]}""", "not valid JSON")]
    [InlineData("[", "not valid JSON")]
    [InlineData("7", "must be an object")]
    public async Task A_request_that_is_wrong_gets_400_and_the_error_of_the_protocol(string body, string expected)
    {
        var app = await ServedApp.SharedMoonsAsync();
        var (status, text, answer) = await Infer(app, body);
        Assert.True(status == HttpStatusCode.BadRequest, text);
        var error = JsonNode.Parse(text)!.AsObject();
        Assert.Equal("error", Assert.Single(error).Key);
        Assert.Contains(expected, (string)error["error"]!, StringComparison.Ordinal);
        Assert.Equal("application/json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Theory]
    [InlineData("""[9223372036854775807,9223372036854775807]""")]
    [InlineData("""[4611686018427387904,4]""")]
    [InlineData("""[1000000,2]""")]
    public async Task Shapes_that_overflow_are_too_large(string shape)
    {
        var app = await ServedApp.SharedMoonsAsync();
        var (status, text, _) = await Infer(app, $$"""{"inputs":[{"name":"features","shape":{{shape}},"datatype":"FP64","data":[1,2]}]}""");
        Assert.True(status == HttpStatusCode.RequestEntityTooLarge, text);
    }

    [Fact]
    public async Task Models_and_versions_that_are_not_there_get_404()
    {
        var app = await ServedApp.SharedAsync();
        foreach (string path in new[] { "/v2/models/chrun", "/v2/models/chrun/ready", "/v2/models/churn/versions/2", "/models/chrun", "/models/churn/versions/2" })
        {
            var answer = await app.Client.GetAsync(path);
            Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
            Assert.Contains("there is churn", RowTests.Error(await answer.Content.ReadAsStringAsync()).Replace("it has 1", "there is churn", StringComparison.Ordinal), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NotFound, (await app.Post("/v2/models/chrun/infer", Columns)).Status);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("99999")]
    [InlineData("x")]
    public async Task A_header_that_lies_about_the_length_of_the_json_is_refused(string length)
    {
        var app = await ServedApp.SharedAsync();
        var (status, text, _) = await app.Post("/v2/models/churn/infer", Encoding.UTF8.GetBytes(Columns), headers: ("Inference-Header-Content-Length", length));
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("Inference-Header-Content-Length", RowTests.Error(text), StringComparison.Ordinal);
    }

    private static Task<(HttpStatusCode Status, string Text, HttpResponseMessage Answer)> Infer(ServedApp app, string body) => app.Post("/v2/models/moons/infer", body);

    private static JsonNode Output(JsonNode answer, string name) => answer["outputs"]!.AsArray().Single(output => (string?)output!["name"] == name)!;
}
