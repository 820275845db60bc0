using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace FnnKit.Hosting.Tests;

public sealed class StartupTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("fnnkit").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private sealed class Witness : IHostedService
    {
        public bool Ran { get; private set; }

        public Task StartAsync(CancellationToken cancellationToken)
        {
            Ran = true;
            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    private (IHost Host, Witness Witness) Host(string json)
    {
        File.WriteAllText(Path.Combine(_folder, "appsettings.json"), json);
        var witness = new Witness();
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true, ContentRootPath = _folder });
        builder.Configuration.AddJsonFile(Path.Combine(_folder, "appsettings.json"));
        builder.Services.AddFnnKit(builder.Configuration);
        builder.Services.AddSingleton<IHostedService>(witness);
        return (builder.Build(), witness);
    }

    [Fact]
    public async Task A_host_does_not_start_with_wrong_settings_and_says_all_that_is_wrong()
    {
        var (host, witness) = Host("""
            { "FnnKit": { "Data": { "Loader": "moonz" }, "Network": { "Layers": [ { "Type": "dense", "Units": 0 } ] }, "Loss": "mean-squared-error", "Optimizer": "sgd" } }
            """);
        using (host)
        {
            var exception = await Assert.ThrowsAsync<SettingsException>(() => host.StartAsync());
            Assert.Equal([SettingDiagnostics.UnknownPart, SettingDiagnostics.OutOfRange], exception.Errors.Select(error => error.Diagnostic));
            Assert.Contains("appsettings.json(1,", exception.Message, StringComparison.Ordinal);
            Assert.False(witness.Ran);
        }
    }

    [Theory]
    [InlineData("""{ "FnnKit": { "Data": { "Loader": "moons" }, "Network": { "Layers": [ { "Type": "dense", "Units": 1 } ] }, "Loss": "mean-squared-error", "Optimizer": "sgd" } }""")]
    [InlineData("""{ "Logging": {}, "FnnKit": { "Plugins": { "Folders": [] } } }""")]
    public async Task A_host_starts_with_settings_that_are_right_or_only_name_plugins(string json)
    {
        var (host, witness) = Host(json);
        using (host)
        {
            await host.StartAsync();
            Assert.True(witness.Ran);
            await host.StopAsync();
        }
    }
}
