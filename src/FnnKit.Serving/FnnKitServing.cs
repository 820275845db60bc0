using FnnKit.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace FnnKit;

/// <summary>Serves the models of an application over HTTP.</summary>
public static class FnnKitServing
{
    /// <summary>
    /// Serves the models that the application added with <c>AddFnnKitModel</c> and those of the section <c>FnnKit:Serve</c>: the Open Inference Protocol below
    /// <c>/v2</c>, rows by column name below <c>/models</c>, health below <c>/health</c>, and a page at <c>/</c>. The models are read, verified and warmed up
    /// here. Their files are watched from the start of the application to its end.
    /// </summary>
    /// <param name="routes">The application, or a group of it.</param>
    /// <exception cref="FnnKitException">There is no model, a model cannot be used, or the settings are wrong.</exception>
    public static void MapFnnKit(this IEndpointRouteBuilder routes)
    {
        ArgumentNullException.ThrowIfNull(routes);
        var services = routes.ServiceProvider;
        var configuration = services.GetService<IConfiguration>();
        var options = configuration is null ? new ServeOptions() : SetupReader.ReadServing(configuration);
        ServeOptionsOfHost.RequireNone(options);
        ServedEndpoints.Map(routes, options with { Models = [.. options.Models, .. AddedModels(services)] });
    }

    /// <summary>
    /// Serves the models over gRPC as well: the Open Inference Protocol with the services of health and reflection. The application needs an address that speaks
    /// HTTP/2.
    /// </summary>
    /// <param name="services">The services of the application.</param>
    /// <param name="options">The limits; null for the defaults.</param>
    public static IServiceCollection AddFnnKitGrpc(this IServiceCollection services, ServeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        services.TryAddSingleton<ServedModelsHolder>();
        services.AddGrpc(grpc => grpc.MaxReceiveMessageSize = (options ?? new()).Limits.Bytes);
        services.AddGrpcReflection();
        services.AddGrpcHealthChecks().AddCheck<ModelsHealthCheck>("models");
        return services;
    }

    private static IEnumerable<ServedModelOptions> AddedModels(IServiceProvider services)
        => (services.GetService<FnnKitBuilder>()?.Models ?? []).Select(model => new ServedModelOptions { Name = model.Name ?? ModelNames.Derive(model.Path), Path = model.Path });
}
