using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Scalar.AspNetCore;

namespace FnnKit.Serving;

/// <summary>Pages for people: a form for each model, and Scalar's page of its OpenAPI document. They ask no other host for anything.</summary>
internal static class PageEndpoints
{
    private const string Policy = "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    private static readonly (string Path, string File, string Type)[] Files =
    [
        ("/", "page.html", "text/html; charset=utf-8"),
        ("/fnnkit/page.css", "page.css", "text/css; charset=utf-8"),
        ("/fnnkit/page.js", "page.js", "text/javascript; charset=utf-8"),
    ];

    public static void Map(IEndpointRouteBuilder routes, ServedModels models, RequestRunner runner)
    {
        foreach (var (path, file, type) in Files)
            routes.MapGet(path, runner.Wrap("page", (context, _) => WriteAsync(context, file, type), isOpen: true));
        routes.MapScalarApiReference("/docs", options =>
        {
            options.WithTitle("Models").WithOpenApiRoutePattern("/models/{documentName}/openapi.json").AddDocuments(models.All.Select(model => model.Name));
            options.DisableDefaultFonts().DisableTelemetry().DisableAgent().DisableMcp().HideDeveloperTools();
        });
    }

    private static async ValueTask WriteAsync(HttpContext context, string file, string type)
    {
        // The page names its files relative to its own address.
        if (file == "page.html" && !context.Request.Path.Value!.EndsWith('/'))
        {
            context.Response.Redirect(context.Request.PathBase + context.Request.Path + "/");
            return;
        }

        context.Response.ContentType = type;
        context.Response.Headers.ContentSecurityPolicy = Policy;
        context.Response.Headers["Referrer-Policy"] = "no-referrer";
        context.Response.Headers.CacheControl = "no-cache";
        await using var content = typeof(PageEndpoints).Assembly.GetManifestResourceStream(file)!;
        await content.CopyToAsync(context.Response.Body, context.RequestAborted).ConfigureAwait(false);
    }
}
