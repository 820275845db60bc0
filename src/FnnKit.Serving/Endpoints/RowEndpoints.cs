using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FnnKit.Serving;

/// <summary>Predictions of rows by the names of their columns, as JSON, JSON lines or CSV.</summary>
internal sealed class RowEndpoints(ServedModels models, IPartSource parts)
{
    private const string Lines = "application/x-ndjson", Csv = "text/csv", Plain = "application/json";

    public static void Map(IEndpointRouteBuilder routes, ServedModels models, IPartSource parts, RequestRunner runner)
    {
        var rows = new RowEndpoints(models, parts);
        foreach (string path in new[] { "/models/{model}/predict", "/models/{model}/versions/{version}/predict" })
            routes.MapPost(path, runner.Wrap("predict", rows.PredictAsync));
    }

    private async ValueTask PredictAsync(HttpContext context, CancellationToken cancellation)
    {
        var loaded = models.Find((string)context.Request.RouteValues["model"]!).Find(context.Request.RouteValues["version"] as string).Current;
        string type = FindType(context.Request.ContentType);
        var reader = new JsonRows(loaded.Columns, models.Options);
        SampleRows rows;
        using (var body = await RequestBody.ReadAsync(context.Request, models.Options.Limits.Bytes, cancellation).ConfigureAwait(false))
        {
            rows = type == Csv ? await CsvBody.ReadAsync(loaded, parts, body.ToStream(), models.Options.Limits.Rows, cancellation).ConfigureAwait(false)
                : JsonBody.Read(body.Span, bytes => type == Lines ? reader.ReadLines(bytes) : reader.Read(bytes));
        }

        double[] outputs = await loaded.PredictAsync(rows.Features, rows.Count, cancellation).ConfigureAwait(false);
        ModelHeaders.Write(context.Response, loaded);
        context.Response.ContentType = type == Csv ? "text/csv; charset=utf-8; header=present" : type;
        var writer = new System.Buffers.ArrayBufferWriter<byte>(512);
        var answer = new JsonAnswer(loaded, rows, outputs);
        if (type == Csv)
            CsvAnswer.Write(writer, loaded.Model, outputs);
        else if (type == Lines)
            answer.WriteLines(writer);
        else
            answer.Write(writer, reader.IsList);
        context.Response.ContentLength = writer.WrittenCount;
        await context.Response.BodyWriter.WriteAsync(writer.WrittenMemory, context.RequestAborted).ConfigureAwait(false);
    }

    private static string FindType(string? header)
    {
        string type = (header ?? "").Split(';')[0].Trim().ToLowerInvariant();
        return type switch
        {
            "" or Plain => Plain,
            Lines or "application/jsonl" or "application/jsonlines" or "application/json-lines" => Lines,
            Csv => Csv,
            _ => throw new RequestException(415, $"The body is '{(type.Length > 60 ? type[..60] : type)}', but must be {Plain}, {Lines} or {Csv}; say so in the header Content-Type."),
        };
    }
}
