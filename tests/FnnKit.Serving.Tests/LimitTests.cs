using System.Net;

namespace FnnKit.Serving.Tests;

/// <summary>Limits, keys and settings.</summary>
public sealed class LimitTests
{
    private const string Path = "/models/churn/predict";
    private const string Good = """{"age":40,"plan":"plus","since":"2019-05-12","visits":7}""";

    [Fact]
    public async Task More_rows_or_bytes_than_allowed_are_refused_with_413()
    {
        await using var app = await ServedApp.StartAsync(("Limits:Rows", "3"), ("Limits:Bytes", "1024"));
        Assert.Equal(HttpStatusCode.OK, (await app.Post(Path, $"[{Good},{Good},{Good}]")).Status);
        var (status, text, _) = await app.Post(Path, $"[{Good},{Good},{Good},{Good}]");
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Contains("more than 3 rows", RowTests.Error(text), StringComparison.Ordinal);
        (status, text, _) = await app.Post(Path, new string(' ', 1025));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, status);
        Assert.Contains("1024 bytes", RowTests.Error(text), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await app.Post(Path, "age,plan,since,visits\n" + string.Concat(Enumerable.Repeat("1,plus,2019-05-12,3\n", 4)), "text/csv")).Status);
    }

    [Fact]
    public async Task A_body_of_unknown_length_is_cut_at_the_limit()
    {
        await using var app = await ServedApp.StartAsync(("Limits:Bytes", "1024"));
        using var content = new StreamContent(new MemoryStream(new byte[5000]));
        content.Headers.ContentLength = null;
        using var request = new HttpRequestMessage(HttpMethod.Post, Path) { Content = content };
        request.Headers.TransferEncodingChunked = true;
        using var answer = await app.Client.SendAsync(request);
        Assert.Contains(answer.StatusCode, new[] { HttpStatusCode.RequestEntityTooLarge, HttpStatusCode.UnsupportedMediaType });
    }

    [Fact]
    public async Task Clients_need_a_key_where_keys_are_set_and_health_needs_none()
    {
        await using var app = await ServedApp.StartAsync(("ApiKeys:0", "first-key"), ("ApiKeys:1", "second-key"));
        var (status, text, answer) = await app.Post(Path, Good);
        Assert.Equal(HttpStatusCode.Unauthorized, status);
        Assert.Equal("Bearer", answer.Headers.WwwAuthenticate.Single().Scheme);
        Assert.Contains("API key", RowTests.Error(text), StringComparison.Ordinal);
        byte[] body = System.Text.Encoding.UTF8.GetBytes(Good);
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Post(Path, body, headers: ("X-Api-Key", "first-kez"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await app.Post(Path, body, headers: ("X-Api-Key", "second-key"))).Status);
        Assert.Equal(HttpStatusCode.OK, (await app.Post(Path, body, headers: ("Authorization", "Bearer first-key"))).Status);
        foreach (string open in new[] { "/health/live", "/health/ready", "/v2/health/live", "/v2/health/ready", "/" })
            Assert.Equal(HttpStatusCode.OK, (await app.Client.GetAsync(open)).StatusCode);
        foreach (string closed in new[] { "/models", "/models/churn", "/v2", "/v2/models/churn", "/models/churn/openapi.json" })
            Assert.Equal(HttpStatusCode.Unauthorized, (await app.Client.GetAsync(closed)).StatusCode);
    }

    [Fact]
    public async Task An_identifier_of_a_request_comes_back_and_a_bad_one_does_not()
    {
        await using var app = await ServedApp.StartAsync();
        byte[] body = System.Text.Encoding.UTF8.GetBytes(Good);
        Assert.Equal("order-17", (await app.Post(Path, body, headers: ("X-Request-Id", "order-17"))).Answer.Headers.GetValues("X-Request-Id").Single());
        string made = (await app.Post(Path, body, headers: ("X-Request-Id", "<b>x</b>"))).Answer.Headers.GetValues("X-Request-Id").Single();
        Assert.DoesNotContain("<", made, StringComparison.Ordinal);
        Assert.NotEmpty(made);
    }

    [Theory]
    [InlineData("Limit:Rows", "3", "Limits")]
    [InlineData("Limits:Rows", "0", "Rows")]
    [InlineData("Limits:Row", "3", "Rows")]
    [InlineData("Batching:Queue", "5", "Batching:Queue")]
    [InlineData("Batching:DelayMilliseconds", "fast", "DelayMilliseconds")]
    public async Task A_setting_that_is_wrong_or_unknown_is_an_error(string key, string value, string named)
    {
        var error = await Assert.ThrowsAsync<SettingsException>(() => ServedApp.StartAsync((key, value)));
        Assert.Contains(named, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_setting_without_effect_in_an_application_is_an_error()
        => Assert.Contains("ListenGrpc", (await Assert.ThrowsAsync<InvalidOperationException>(() => ServedApp.StartAsync(("ListenGrpc", "http://127.0.0.1:1")))).Message, StringComparison.Ordinal);
}
