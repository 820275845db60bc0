using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FnnKit.Serving;

/// <summary>Joins models and endpoints, and ties them to the life of the application.</summary>
internal static class ServedEndpoints
{
    public static ServedModels Map(IEndpointRouteBuilder routes, ServeOptions options)
    {
        var services = routes.ServiceProvider;
        var parts = services.GetService<IPartSource>() ?? throw new InvalidOperationException("There are no plugins in the container. Call services.AddFnnKitModel(\"name\", path) before the application is built.");
        var metrics = new ServeMetrics();
        var models = new ServedModels(options, parts, metrics, services.GetRequiredService<ILogger<ServedModels>>());
        var runner = new RequestRunner(options, models.Keys, metrics, services.GetRequiredService<ILogger<RequestRunner>>());
        HealthEndpoints.Map(routes, models, runner);
        ProtocolEndpoints.Map(routes, models, runner);
        RowEndpoints.Map(routes, models, parts, runner);
        DescriptionEndpoints.Map(routes, models, runner);
        PageEndpoints.Map(routes, models, runner);
        if (services.GetService<ServedModelsHolder>() is { } holder)
        {
            (holder.Models, holder.Metrics) = (models, metrics);
            routes.MapGrpcService<InferenceService>();
            routes.MapGrpcHealthChecksService();
            routes.MapGrpcReflectionService();
        }

        if (services.GetService<IHostApplicationLifetime>() is { } life)
        {
            life.ApplicationStarted.Register(() => _ = models.WatchAsync(services.GetService<TimeProvider>() ?? TimeProvider.System));
            life.ApplicationStopping.Register(models.Drain);
            life.ApplicationStopped.Register(() => { models.Dispose(); metrics.Dispose(); });
        }

        return models;
    }
}
