using System.Net;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OpenTelemetry.Metrics;

namespace FnnKit.Serving;

/// <summary>A whole server for models, as the command <c>fnn serve</c> starts it.</summary>
public static class ModelServer
{
    /// <summary>Creates a server. Its models are read, verified and warmed up; it listens once it is started.</summary>
    /// <param name="options">The models, the addresses and the limits.</param>
    /// <param name="plugins">Says where plugins come from, besides those beside the program and beside each model; null to say nothing.</param>
    /// <exception cref="FnnKitException">There is no model, or one cannot be used.</exception>
    /// <exception cref="IOException">The certificate cannot be read.</exception>
    public static WebApplication Create(ServeOptions options, Action<FnnKitBuilder>? plugins = null)
    {
        ArgumentNullException.ThrowIfNull(options);
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions { ApplicationName = "fnn serve", ContentRootPath = AppContext.BaseDirectory });
        AddLog(builder.Logging, options);
        var parts = builder.Services.AddFnnKitPlugins();
        foreach (var model in options.Models)
            parts.LookBesideModel(Path.GetDirectoryName(ModelLoader.Locate(model.Path))!);
        plugins?.Invoke(parts);
        builder.Services.AddRoutingCore();
        if (options.AllowedOrigins.Count > 0)
            builder.Services.AddCors(cors => cors.AddDefaultPolicy(policy => policy.WithOrigins([.. options.AllowedOrigins]).AllowAnyHeader().WithMethods("GET", "POST")));
        AddMetrics(builder.Services, options);
        builder.Services.AddFnnKitGrpc(options);
        builder.Services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(options.StopSeconds));
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => Listen(kestrel, options));
        builder.WebHost.UseKestrelHttpsConfiguration();
        var app = builder.Build();
        Map(app, options);
        return app;
    }

    private static void Map(WebApplication app, ServeOptions options)
    {
        app.UseStatusCodePages(context => ErrorAnswer.WriteAsync(context.HttpContext, context.HttpContext.Response.StatusCode, Explain(context.HttpContext)));
        app.UseRouting();
        if (options.AllowedOrigins.Count > 0)
            app.UseCors();
        var models = ServedEndpoints.Map(app, options);
        app.MapPrometheusScrapingEndpoint("/metrics", null, metrics => metrics.Use((context, next) => RequireKeyAsync(context, models.Keys, next)), null);
    }

    private static async Task RequireKeyAsync(HttpContext context, ApiKeys keys, RequestDelegate next)
    {
        try
        {
            keys.Require(context.Request);
        }
        catch (RequestException exception)
        {
            await ErrorAnswer.WriteAsync(context, exception.Status, exception.Message).ConfigureAwait(false);
            return;
        }

        await next(context).ConfigureAwait(false);
    }

    private static string Explain(HttpContext context) => context.Response.StatusCode switch
    {
        404 => "There is nothing at this address; the models are at /models, the protocol is at /v2.",
        405 => $"This address does not take {context.Request.Method}.",
        _ => $"The request was answered with {context.Response.StatusCode}.",
    };

    private static void AddLog(ILoggingBuilder log, ServeOptions options)
    {
        log.SetMinimumLevel(LogLevel.Information).AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.AspNetCore.Server.Kestrel", LogLevel.Error);
        // Results go to standard output, everything else to standard error.
        log.AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        if (options.JsonLog)
            log.AddJsonConsole(json => (json.UseUtcTimestamp, json.TimestampFormat) = (true, "yyyy-MM-ddTHH:mm:ss.fffZ"));
        else
            log.AddSimpleConsole(simple => simple.SingleLine = true);
    }

    private static void AddMetrics(IServiceCollection services, ServeOptions options)
        => services.AddOpenTelemetry().WithMetrics(metrics =>
        {
            metrics.AddMeter(ServeMetrics.MeterName).AddPrometheusExporter();
            if (options.OtlpEndpoint is { } address)
                metrics.AddOtlpExporter(otlp => otlp.Endpoint = new Uri(address));
        });

    private static void Listen(KestrelServerOptions kestrel, ServeOptions options)
    {
        kestrel.AddServerHeader = false;
        kestrel.Limits.MaxRequestBodySize = options.Limits.Bytes;
        kestrel.Limits.RequestHeadersTimeout = TimeSpan.FromSeconds(Math.Min(options.Limits.Seconds, 30));
        var certificate = options.Certificate.Path is null ? null : Certificates.Read(options.Certificate);
        foreach (string address in options.Listen)
            Listen(kestrel, new Uri(address), certificate, HttpProtocols.Http1AndHttp2);
        if (options.ListenGrpc is { } grpc)
            Listen(kestrel, new Uri(grpc), certificate, HttpProtocols.Http2);
    }

    private static void Listen(KestrelServerOptions kestrel, Uri address, X509Certificate2? certificate, HttpProtocols protocols)
    {
        bool isSecure = address.Scheme == Uri.UriSchemeHttps;
        // Without TLS nothing says which protocol a connection speaks.
        Action<ListenOptions> configure = listen =>
        {
            listen.Protocols = isSecure || protocols == HttpProtocols.Http2 ? protocols : HttpProtocols.Http1;
            if (isSecure)
                listen.UseHttps(certificate!);
        };
        if (IPAddress.TryParse(address.Host.Trim('[', ']'), out var ip))
            kestrel.Listen(ip, address.Port, configure);
        else if (address.Host == "localhost" && address.Port == 0)
            kestrel.Listen(IPAddress.Loopback, 0, configure);
        else if (address.Host == "localhost")
            kestrel.ListenLocalhost(address.Port, configure);
        else
            kestrel.ListenAnyIP(address.Port, configure);
    }
}
