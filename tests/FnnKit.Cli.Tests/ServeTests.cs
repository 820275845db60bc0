using System.Text;
using System.Text.RegularExpressions;

namespace FnnKit.Cli.Tests;

/// <summary>The command <c>fnn serve</c>, in this process and on a free port.</summary>
public sealed class ServeTests : TemporaryFolder
{
    [Theory]
    [InlineData("digits", "digits.csv", true)]
    [InlineData("iris", "iris.csv", true)]
    [InlineData("bicycle-prices", "bicycles.csv", false)]
    public async Task Answers_are_those_of_predict_to_the_last_digit(string example, string file, bool hasClasses)
    {
        Fnn.Run("train", $"examples/{example}", "--output", In("run"), "--set", "Training:Epochs=2").Exits(0);
        string input = Path.Combine(Fnn.Examples, example, file);
        string expected = Fnn.Run(["predict", In("run"), "--input", input, .. hasClasses ? new[] { "--probabilities" } : []]).Exits(0).Output;
        await using var server = await Server.StartAsync("one=" + In("run"));
        using var content = new ByteArrayContent(File.ReadAllBytes(input));
        content.Headers.ContentType = new("text/csv");
        using var answer = await server.Client.PostAsync("/models/one/predict", content);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, text);
        Assert.Equal(expected, text);
        Assert.Equal(0, await server.StopAsync());
    }

    [Fact]
    public async Task What_cannot_be_served_is_said_and_nothing_listens()
    {
        Assert.Contains("There is no model to serve", Fnn.Run("serve").Exits(2).Error, StringComparison.Ordinal);
        Assert.Contains("nowhere", Fnn.Run("serve", "nowhere").Exits(2).Error, StringComparison.Ordinal);
        Fnn.Run("train", "examples/iris", "--output", In("run"), "--set", "Training:Epochs=1").Exits(0);
        Assert.Contains("two models named 'a'", Fnn.Run("serve", "a=" + In("run"), "a=" + In("run")).Exits(2).Error, StringComparison.Ordinal);
        Assert.Contains("not an address", Fnn.Run("serve", In("run"), "--listen", "8080").Exits(2).Error, StringComparison.Ordinal);
        Assert.Contains("there is no certificate", Fnn.Run("serve", In("run"), "--listen", "https://127.0.0.1:0").Exits(2).Error, StringComparison.Ordinal);
        Assert.Contains("must consist of letters", Fnn.Run("serve", "a/b=" + In("run")).Exits(2).Error, StringComparison.Ordinal);
        Assert.Contains("'Rows'", Fnn.Run("serve", In("run"), "--set", "Serve:Limits:Row=5").Exits(2).Error, StringComparison.Ordinal);
        await using var server = await Server.StartAsync(In("run"));
        string error = Fnn.Run("serve", In("run"), "--listen", server.Client.BaseAddress!.ToString().TrimEnd('/')).Exits(1).Error;
        Assert.Contains("in use", error, StringComparison.Ordinal);
        Assert.Contains("--listen", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Versions_and_a_configuration_are_taken()
    {
        Fnn.Run("train", "examples/iris", "--output", In("run"), "--set", "Training:Epochs=1").Exits(0);
        string settings = Write("serve.json", """{"FnnKit":{"Serve":{"Models":[{"Name":"iris","Version":"old","Path":"run"}],"Limits":{"Rows":2}}}}""");
        await using var server = await Server.StartAsync("iris@new=" + In("run"), "--config", settings, "--share", "iris@new=0.25");
        string versions = await server.Client.GetStringAsync("/v2/models/iris");
        Assert.Contains("""["old","new"]""", versions, StringComparison.Ordinal);
        using var many = new StringContent("sepal_length,sepal_width,petal_length,petal_width\n1,1,1,1\n1,1,1,1\n1,1,1,1\n", Encoding.UTF8, "text/csv");
        using var answer = await server.Client.PostAsync("/models/iris/versions/old/predict", many);
        Assert.Equal(System.Net.HttpStatusCode.RequestEntityTooLarge, answer.StatusCode);
    }

    private sealed class Server : IAsyncDisposable
    {
        private readonly RecordedConsole _console = new();
        private readonly Task<int> _run;

        private Server(string[] arguments) => _run = Task.Run(() => FnnCommand.RunAsync(arguments, _console, CancellationToken.None));

        public HttpClient Client { get; } = new();

        public static async Task<Server> StartAsync(params string[] arguments)
        {
            var server = new Server(["serve", .. arguments, "--listen", "http://127.0.0.1:0"]);
            while (!server._console.OutputText.Contains("Ctrl+C", StringComparison.Ordinal))
            {
                Assert.False(server._run.IsCompleted, server._console.ErrorText);
                await Task.Delay(20);
            }

            server.Client.BaseAddress = new Uri(Regex.Match(server._console.OutputText, "http://[^;]+").Value);
            return server;
        }

        public Task<int> StopAsync()
        {
            if (!_run.IsCompleted)
                _console.Interrupt();
            return _run.WaitAsync(TimeSpan.FromMinutes(2));
        }

        public async ValueTask DisposeAsync()
        {
            await StopAsync();
            Client.Dispose();
            _console.Dispose();
        }
    }
}
