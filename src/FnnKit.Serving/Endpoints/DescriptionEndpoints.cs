using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FnnKit.Serving;

/// <summary>What the models are: a list, a description of each, and its OpenAPI document.</summary>
internal static class DescriptionEndpoints
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Map(IEndpointRouteBuilder routes, ServedModels models, RequestRunner runner)
    {
        routes.MapGet("/models", runner.Wrap("models", (context, _) => WriteAsync(context, new JsonArray([.. models.All.Select(ModelDescription.Summarize)]))));
        routes.MapGet("/models/{model}", runner.Wrap("model", (context, _) => WriteAsync(context, ModelDescription.Describe(Find(context, models)))));
        routes.MapGet("/models/{model}/versions/{version}", runner.Wrap("model", (context, _) => WriteAsync(context, ModelDescription.Describe(Find(context, models)))));
        routes.MapGet("/models/{model}/openapi.json", runner.Wrap("openapi", (context, _) => WriteAsync(context, OpenApiDocument.Create(Find(context, models), models.Options))));
    }

    private static LoadedModel Find(HttpContext context, ServedModels models)
    {
        var model = models.Find((string)context.Request.RouteValues["model"]!);
        // A description is no request of the traffic that versions share.
        return context.Request.RouteValues["version"] is string version ? model.Find(version).Current : model.Versions[^1].Current;
    }

    private static async ValueTask WriteAsync(HttpContext context, JsonNode node)
    {
        context.Response.ContentType = "application/json";
        await context.Response.Body.WriteAsync(JsonSerializer.SerializeToUtf8Bytes(node, Options), context.RequestAborted).ConfigureAwait(false);
    }
}
