using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FnnKit.Serving.Tests;

/// <summary>An application with models, in this process and without a network.</summary>
internal sealed class ServedApp : IAsyncDisposable
{
    private readonly WebApplication _app;

    private ServedApp(WebApplication app)
    {
        _app = app;
        Client = app.GetTestClient();
    }

    private static readonly Lazy<Task<ServedApp>> Churn = new(() => StartAsync()), Moons = new(() => WithModelsAsync([("moons", TrainedModels.Moons)]));

    /// <summary>One application for all tests that change nothing, with the model of customers as <c>churn</c>.</summary>
    public static Task<ServedApp> SharedAsync() => Churn.Value;

    /// <summary>The same with the model <c>moons</c>.</summary>
    public static Task<ServedApp> SharedMoonsAsync() => Moons.Value;

    public HttpClient Client { get; }

    /// <summary>The services of the application.</summary>
    public IServiceProvider Services => _app.Services;

    /// <summary>Starts an application.</summary>
    /// <param name="models">Names and paths.</param>
    /// <param name="settings">Settings by path below FnnKit:Serve.</param>
    public static async Task<ServedApp> WithModelsAsync((string Name, string Path)[] models, params (string Key, string Value)[] settings)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseTestServer();
        builder.Configuration.AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create($"FnnKit:Serve:{setting.Key}", (string?)setting.Value)));
        if (models.Length == 0)
            builder.Services.AddFnnKitPlugins();
        foreach (var (name, path) in models)
            builder.Services.AddFnnKitModel(name, path);
        var app = builder.Build();
        app.MapFnnKit();
        await app.StartAsync();
        return new ServedApp(app);
    }

    public static Task<ServedApp> StartAsync(params (string Key, string Value)[] settings) => WithModelsAsync([("churn", TrainedModels.Customers)], settings);

    public Task<(HttpStatusCode Status, string Text, HttpResponseMessage Answer)> Post(string path, string body, string type = "application/json")
        => Post(path, Encoding.UTF8.GetBytes(body), type);

    public async Task<(HttpStatusCode Status, string Text, HttpResponseMessage Answer)> Post(string path, byte[] body, string type = "application/json", params (string Name, string Value)[] headers)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = content };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        var answer = await Client.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync(), answer);
    }

    public async Task<JsonNode> Get(string path) => JsonNode.Parse(await Client.GetStringAsync(path))!;

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _app.DisposeAsync();
    }
}
