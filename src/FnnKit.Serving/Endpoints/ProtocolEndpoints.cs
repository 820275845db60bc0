using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FnnKit.Serving;

/// <summary>The Open Inference Protocol, version 2, over REST.</summary>
internal sealed class ProtocolEndpoints(ServedModels models)
{
    /// <summary>How many bytes of a body are JSON, where the bytes of tensors follow it.</summary>
    private const string JsonLengthHeader = "Inference-Header-Content-Length";

    private const string Model = "/v2/models/{model}", Version = Model + "/versions/{version}";

    public static void Map(IEndpointRouteBuilder routes, ServedModels models, RequestRunner runner)
    {
        var protocol = new ProtocolEndpoints(models);
        routes.MapGet("/v2/health/live", runner.Wrap("live", (context, _) => Json.WriteAsync(context, json => json.WriteBoolean("live", true)), isOpen: true));
        routes.MapGet("/v2/health/ready", runner.Wrap("ready", (context, _) => protocol.WriteReadyAsync(context), isOpen: true));
        routes.MapGet("/v2", runner.Wrap("metadata", (context, _) => Json.WriteAsync(context, WriteServer)));
        foreach (string path in new[] { Model, Version })
        {
            routes.MapGet(path, runner.Wrap("model-metadata", (context, _) => protocol.WriteModelAsync(context)));
            routes.MapGet(path + "/ready", runner.Wrap("model-ready", (context, _) => protocol.WriteModelReadyAsync(context)));
            routes.MapPost(path + "/infer", runner.Wrap("infer", protocol.InferAsync));
        }
    }

    private static void WriteServer(Utf8JsonWriter json)
    {
        json.WriteString("name", "fnnkit");
        json.WriteString("version", typeof(ProtocolEndpoints).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion);
        json.WriteStartArray("extensions");
        json.WriteStringValue("binary_tensor_data");
        json.WriteEndArray();
    }

    private ValueTask WriteReadyAsync(HttpContext context)
    {
        context.Response.StatusCode = models.IsReady ? 200 : 503;
        return Json.WriteAsync(context, json => json.WriteBoolean("ready", models.IsReady));
    }

    private ValueTask WriteModelReadyAsync(HttpContext context)
    {
        var (name, version) = Route(context);
        _ = models.Find(name).Find(version);
        context.Response.StatusCode = models.IsReady ? 200 : 503;
        return Json.WriteAsync(context, json =>
        {
            json.WriteString("name", name);
            json.WriteBoolean("ready", models.IsReady);
        });
    }

    private ValueTask WriteModelAsync(HttpContext context)
    {
        var (name, version) = Route(context);
        var found = models.Find(name);
        var model = found.Find(version).Current.Model;
        return Json.WriteAsync(context, json =>
        {
            json.WriteString("name", name);
            json.WriteStartArray("versions");
            foreach (var one in found.Versions.Where(one => version is null || one.Options.Version == version))
                json.WriteStringValue(one.Options.Version);
            json.WriteEndArray();
            json.WriteString("platform", "fnnkit");
            WriteTensors(json, "inputs", TensorPlan.Inputs(model.Schema));
            WriteTensors(json, "outputs", TensorPlan.Outputs(model));
        });
    }

    private static void WriteTensors(Utf8JsonWriter json, string name, IEnumerable<(string Name, TensorType Type, long[] Shape)> tensors)
    {
        json.WriteStartArray(name);
        foreach (var tensor in tensors)
        {
            json.WriteStartObject();
            json.WriteString("name", tensor.Name);
            json.WriteString("datatype", tensor.Type.ToString());
            json.WriteStartArray("shape");
            foreach (long size in tensor.Shape)
                json.WriteNumberValue(size);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private async ValueTask InferAsync(HttpContext context, CancellationToken cancellation)
    {
        var (name, version) = Route(context);
        var loaded = models.Find(name).Find(version).Current;
        InferRequest request;
        using (var body = await RequestBody.ReadAsync(context.Request, models.Options.Limits.Bytes, cancellation).ConfigureAwait(false))
            request = Read(context.Request, body, loaded.Model);
        _ = TensorAnswer.Check(loaded.Model, request.Outputs);
        var rows = TensorPlan.ToRows(loaded.Columns, request.Inputs, models.Options.Limits.Rows);
        double[] predictions = await loaded.PredictAsync(rows.Features, rows.Count, cancellation).ConfigureAwait(false);
        await WriteAsync(context, loaded, request.Id ?? context.TraceIdentifier, TensorAnswer.Create(loaded.Model, predictions, rows.Count, request)).ConfigureAwait(false);
    }

    private InferRequest Read(HttpRequest request, RequestBody body, Model model)
    {
        int length = body.Length;
        if (request.Headers.TryGetValue(JsonLengthHeader, out var header)
            && (!int.TryParse(header, NumberStyles.None, CultureInfo.InvariantCulture, out length) || length > body.Length))
        {
            throw RequestException.Bad($"The header {JsonLengthHeader} must say how many of the {body.Length} bytes of the body are JSON.");
        }

        long mostValues = Math.Min((long)models.Options.Limits.Rows * model.FeatureCount, Array.MaxLength);
        return JsonBody.Read(body.Span, bytes => new InferReader(mostValues).Read(bytes[..length], bytes[length..]));
    }

    private static async Task WriteAsync(HttpContext context, LoadedModel loaded, string id, IReadOnlyList<(OutputTensor Tensor, bool IsBinary)> outputs)
    {
        (OutputTensor Tensor, byte[]? Bytes)[] written = [.. outputs.Select(output => (output.Tensor, output.IsBinary ? TensorBytes.Write(output.Tensor) : null))];
        var json = new System.Buffers.ArrayBufferWriter<byte>();
        InferAnswer.Write(json, loaded, id, written);
        ModelHeaders.Write(context.Response, loaded);
        bool isBinary = written.Any(output => output.Bytes is not null);
        context.Response.ContentType = isBinary ? "application/octet-stream" : "application/json";
        if (isBinary)
            context.Response.Headers[JsonLengthHeader] = json.WrittenCount.ToString(CultureInfo.InvariantCulture);
        context.Response.ContentLength = json.WrittenCount + written.Sum(output => output.Bytes?.Length ?? 0);
        await context.Response.Body.WriteAsync(json.WrittenMemory, context.RequestAborted).ConfigureAwait(false);
        foreach (var (_, bytes) in written)
            await context.Response.Body.WriteAsync(bytes ?? [], context.RequestAborted).ConfigureAwait(false);
    }

    private static (string Name, string? Version) Route(HttpContext context)
        => ((string)context.Request.RouteValues["model"]!, context.Request.RouteValues["version"] as string);
}
