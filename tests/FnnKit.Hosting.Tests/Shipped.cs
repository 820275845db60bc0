using System.Reflection;
using System.Text;
using Microsoft.Extensions.DependencyInjection;

namespace FnnKit.Hosting.Tests;

/// <summary>The shipped plugins, loaded once, and the files of the repository.</summary>
internal static class Shipped
{
    private static readonly ServiceProvider Services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).BuildServiceProvider();

    public static PluginCatalogue Catalogue { get; } = new([Path.Combine(AppContext.BaseDirectory, "plugins")], [], Services);

    public static string Root { get; } = typeof(Shipped).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "Root").Value!;

    public static string Examples { get; } = Path.Combine(Root, "examples");

    /// <summary>The examples whose parts all ship.</summary>
    public static string[] ExampleFiles { get; } =
        [.. Directory.GetFiles(Examples, "appsettings.json", SearchOption.AllDirectories).Where(path => !path.Contains("bin", StringComparison.Ordinal) && !path.Contains("custom-plugin", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public static SettingNode Parse(string json, string? folder = null) => SettingReader.Read(Encoding.UTF8.GetBytes(json), "a.json", folder);

    public static TrainingSetup Setup(string json, string? folder = null) => SetupReader.Read(Parse(json, folder), Catalogue);

    /// <summary>Everything that is said about a configuration.</summary>
    public static async Task<string> Check(string json, string? folder = null)
    {
        try
        {
            return string.Join('\n', SetupChecks.Run(await SetupFacts.LoadAsync(Setup(json, folder))));
        }
        catch (SettingsException exception)
        {
            return string.Join('\n', exception.Errors);
        }
    }
}
