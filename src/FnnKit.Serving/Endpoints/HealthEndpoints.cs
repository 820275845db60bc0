using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace FnnKit.Serving;

/// <summary>Whether the server lives, and whether its models can be asked.</summary>
internal static class HealthEndpoints
{
    public static void Map(IEndpointRouteBuilder routes, ServedModels models, RequestRunner runner)
    {
        routes.MapGet("/health/live", runner.Wrap("live", (context, _) => Json.WriteAsync(context, json => json.WriteString("status", "live")), isOpen: true));
        routes.MapGet("/health/ready", runner.Wrap("ready", (context, _) => WriteReadyAsync(context, models), isOpen: true));
    }

    private static ValueTask WriteReadyAsync(HttpContext context, ServedModels models)
    {
        context.Response.StatusCode = models.IsReady ? 200 : 503;
        return Json.WriteAsync(context, json =>
        {
            json.WriteString("status", models.IsReady ? "ready" : "stopping");
            json.WriteStartArray("models");
            foreach (var version in models.All.SelectMany(model => model.Versions))
                Write(json, version);
            json.WriteEndArray();
        });
    }

    private static void Write(Utf8JsonWriter json, ServedVersion version)
    {
        json.WriteStartObject();
        json.WriteString("name", version.Options.Name);
        json.WriteString("version", version.Options.Version);
        json.WriteString("digest", version.Current.Digest);
        json.WriteBoolean("verified", version.Current.IsVerified);
        json.WriteString("problem", version.Problem);
        json.WriteEndObject();
    }
}
