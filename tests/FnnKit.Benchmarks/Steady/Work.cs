using Microsoft.Extensions.DependencyInjection;

namespace FnnKit.Benchmarks.Steady;

/// <summary>The networks that are measured, each a configuration in Works/, with parts from the shipped plugins folder.</summary>
internal static class Work
{
    private static readonly ServiceProvider Services = new ServiceCollection().AddLogging().BuildServiceProvider();

    /// <summary>The parts of the plugins folder beside this program.</summary>
    public static PluginCatalogue Catalogue { get; } = new([Path.Combine(AppContext.BaseDirectory, "plugins")], [], Services);

    /// <summary>Reads a configuration of Works/ as the command would.</summary>
    /// <param name="name">The name of the file, without its ending.</param>
    /// <param name="sets">What to override, such as <c>Training:Threads=1</c>.</param>
    public static TrainingSetup Read(string name, params string[] sets)
        => SetupReader.Read(SettingSources.Read(Path.Combine(AppContext.BaseDirectory, "Works", $"{name}.json"), sets), Catalogue);
}
