using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace FnnKit.Serving.Tests;

/// <summary>A whole server that listens.</summary>
public sealed class ServerTests
{
    private const string Good = """{"age":40,"plan":"plus","since":"2019-05-12","visits":7}""";

    [Fact]
    public async Task Metrics_count_requests_samples_and_what_is_odd_about_them()
    {
        await using var app = await StartAsync(new ServeOptions(), "metered");
        using var client = Client(app);
        for (int i = 0; i < 3; i++)
            (await client.PostAsync("/models/metered/predict", Json(Good.Replace("plus", "platinum", StringComparison.Ordinal).Replace("7}", "700}", StringComparison.Ordinal)))).EnsureSuccessStatusCode();
        using var wrong = await client.PostAsync("/models/metered/predict", Json("{}"));
        string metrics = await client.GetStringAsync("/metrics");
        Assert.Matches("fnnkit_samples_total\\{[^}]*model=\"metered\"[^}]*\\} 3", metrics);
        Assert.Matches("fnnkit_values_unknown_total\\{(?=[^}]*model=\"metered\")(?=[^}]*column=\"plan\")[^}]*\\} 3", metrics);
        Assert.Matches("fnnkit_values_outside_total\\{(?=[^}]*model=\"metered\")(?=[^}]*column=\"visits\")[^}]*\\} 3", metrics);
        Assert.Matches("fnnkit_request_duration_seconds_count\\{(?=[^}]*model=\"metered\")(?=[^}]*status=\"400\")[^}]*\\} 1", metrics);
        Assert.Contains("fnnkit_model_info", metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Metrics_need_a_key_where_keys_are_set()
    {
        await using var app = await StartAsync(new ServeOptions { ApiKeys = ["k"] });
        using var client = Client(app);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.GetAsync("/metrics")).StatusCode);
        client.DefaultRequestHeaders.Add("X-Api-Key", "k");
        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/metrics")).StatusCode);
    }

    [Fact]
    public async Task Columns_that_have_changed_show_in_the_drift()
    {
        await using var app = await StartAsync(new ServeOptions(), "drifting");
        using var client = Client(app);
        string[] rows = TrainedModels.CustomerRows.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        // The ages of training, and visits that are always 29.
        string table = rows[0] + "\n" + string.Concat(rows[1..].Select(row => string.Join(',', row.Split(',')[..3]) + ",29,no\n"));
        (await client.PostAsync("/models/drifting/predict", new StringContent(table, Encoding.UTF8, "text/csv"))).EnsureSuccessStatusCode();
        string[] drift = [.. (await client.GetStringAsync("/metrics")).Split('\n').Where(line => line.StartsWith("fnnkit_column_drift{", StringComparison.Ordinal))];
        Assert.True(Index("visits") > 1, string.Join('\n', drift));
        Assert.InRange(Index("age"), 0, 0.1);
        Assert.InRange(Index("plan"), 0, 0.1);

        double Index(string column)
            => double.Parse(drift.Single(line => line.Contains("model=\"drifting\"", StringComparison.Ordinal) && line.Contains($"column=\"{column}\"", StringComparison.Ordinal)).Split("} ")[1].Split(' ')[0], System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Other_addresses_and_methods_get_the_error_of_the_protocol_and_no_origin_is_allowed()
    {
        await using var app = await StartAsync(new ServeOptions());
        using var client = Client(app);
        client.DefaultRequestHeaders.Add("Origin", "https://elsewhere.example");
        using var nothing = await client.GetAsync("/nothing");
        Assert.Equal(HttpStatusCode.NotFound, nothing.StatusCode);
        Assert.Contains("nothing at this address", RowTests.Error(await nothing.Content.ReadAsStringAsync()), StringComparison.Ordinal);
        using var method = await client.DeleteAsync("/models");
        Assert.Equal(HttpStatusCode.MethodNotAllowed, method.StatusCode);
        using var models = await client.GetAsync("/models");
        Assert.False(models.Headers.Contains("Access-Control-Allow-Origin"));
    }

    [Fact]
    public async Task An_origin_that_is_named_is_allowed()
    {
        await using var app = await StartAsync(new ServeOptions { AllowedOrigins = ["https://shop.example"] });
        using var client = Client(app);
        client.DefaultRequestHeaders.Add("Origin", "https://shop.example");
        using var models = await client.GetAsync("/models");
        Assert.Equal("https://shop.example", models.Headers.GetValues("Access-Control-Allow-Origin").Single());
    }

    [Fact]
    public async Task Slow_and_half_closed_clients_do_not_hold_the_server_up()
    {
        await using var app = await StartAsync(new ServeOptions { Limits = new() { Seconds = 2 } });
        var address = new Uri(app.Urls.First());
        var sockets = new List<TcpClient>();
        for (int i = 0; i < 20; i++)
        {
            var socket = new TcpClient(address.Host, address.Port);
            await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes("POST /models/churn/predict HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"age\":"));
            if (i % 2 == 0)
                socket.Client.Shutdown(SocketShutdown.Send);
            sockets.Add(socket);
        }

        using var client = Client(app);
        using var answer = await client.PostAsync("/models/churn/predict", Json(Good));
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        // A client that stops in the middle is told so, or cut off.
        byte[] buffer = new byte[64];
        int read = await sockets[1].GetStream().ReadAsync(buffer).AsTask().WaitAsync(TimeSpan.FromSeconds(60));
        Assert.True(read == 0 || Encoding.ASCII.GetString(buffer, 0, read).StartsWith("HTTP/1.1 408", StringComparison.Ordinal), Encoding.ASCII.GetString(buffer, 0, read));
        sockets.ForEach(socket => socket.Dispose());
    }

    [Fact]
    public async Task A_request_that_is_under_way_is_answered_when_the_server_stops()
    {
        await using var app = await StartAsync(new ServeOptions { Batching = new() { DelayMilliseconds = 1000, Parallel = 1 } });
        using var client = Client(app);
        var waiting = client.PostAsync("/models/churn/predict", Json(Good));
        var batcher = app.Services.GetRequiredService<ServedModelsHolder>().Models!.Find("churn").Find(null).Current.Batcher;
        while (batcher.Waiting == 0 && !waiting.IsCompleted)
            await Task.Delay(1);
        Assert.False(waiting.IsCompleted);
        await app.StopAsync();
        using var answer = await waiting;
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    [Fact]
    public async Task A_certificate_makes_the_server_speak_https()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch.AddYears(50), DateTimeOffset.UnixEpoch.AddYears(130));
        string file = TrainedModels.In("cert.pem"), keyFile = TrainedModels.In("key.pem");
        await File.WriteAllTextAsync(file, certificate.ExportCertificatePem());
        await File.WriteAllTextAsync(keyFile, key.ExportPkcs8PrivateKeyPem());
        await using var app = await StartAsync(new ServeOptions { Listen = ["https://127.0.0.1:0"], Certificate = new() { Path = file, KeyPath = keyFile } });
        using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, given, _, _) => given!.GetCertHashString() == certificate.GetCertHashString() };
        using var client = new HttpClient(handler) { BaseAddress = new Uri(app.Urls.First()), DefaultRequestVersion = HttpVersion.Version20 };
        using var answer = await client.GetAsync("/v2/health/ready");
        Assert.Equal((HttpStatusCode.OK, HttpVersion.Version20), (answer.StatusCode, answer.Version));
        var error = Assert.Throws<ModelException>(() => Certificates.Read(new() { Path = TrainedModels.Customers }));
        Assert.Contains("cannot be read", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_in_use_is_said_so()
    {
        await using var app = await StartAsync(new ServeOptions());
        await using var other = ModelServer.Create(Options(new ServeOptions()) with { Listen = [app.Urls.First()] });
        Assert.Contains("in use", (await Assert.ThrowsAsync<IOException>(() => other.StartAsync())).Message, StringComparison.Ordinal);
    }

    private static ServeOptions Options(ServeOptions options, string name = "churn") => options with
    {
        Models = [new() { Name = name, Path = TrainedModels.Customers }],
        Listen = options.Listen is ["http://127.0.0.1:8080"] ? ["http://127.0.0.1:0"] : options.Listen,
    };

    private static async Task<WebApplication> StartAsync(ServeOptions options, string name = "churn")
    {
        var app = ModelServer.Create(Options(options, name));
        await app.StartAsync();
        return app;
    }

    private static HttpClient Client(WebApplication app) => new() { BaseAddress = new Uri(app.Urls.First()) };

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
