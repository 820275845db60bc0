using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;

namespace FnnKit.Cli;

/// <summary>One run of a command: the values of its arguments, its console, and the token that cancels it.</summary>
/// <param name="parsed">The command line.</param>
/// <param name="console">Where the command reads and writes.</param>
/// <param name="plugins">What the command line says about plugins.</param>
/// <param name="cancellation">Cancels the command.</param>
internal sealed class CommandRun(ParseResult parsed, ICommandConsole console, PluginChoice plugins, CancellationToken cancellation)
{
    /// <summary>The name of the command.</summary>
    public string Name => parsed.CommandResult.Command.Name;

    /// <summary>Where the command reads and writes.</summary>
    public ICommandConsole Console => console;

    /// <summary>Standard output: the results.</summary>
    public TextWriter Output => console.Output;

    /// <summary>Standard error: errors, warnings and progress.</summary>
    public TextWriter Error => console.Error;

    /// <summary>What the command line says about plugins.</summary>
    public PluginChoice Plugins => plugins;

    /// <summary>Cancels the command.</summary>
    public CancellationToken Cancellation => cancellation;

    /// <summary>The value of an argument.</summary>
    public T Get<T>(Argument<T> argument) => parsed.GetValue(argument)!;

    /// <summary>The value of an option.</summary>
    public T Get<T>(Option<T> option) => parsed.GetValue(option)!;

    /// <summary>Opens a configuration with its plugins.</summary>
    /// <param name="path">The configuration.</param>
    /// <param name="sets">Settings that differ.</param>
    /// <param name="configure">Adds services of the command, such as observers of the training.</param>
    public CommandContext Open(string path, IEnumerable<string> sets, Action<IServiceCollection>? configure = null) => CommandContext.Open(path, sets, plugins, configure);

    /// <summary>Opens the plugins of a configuration if there is one, otherwise of the current folder.</summary>
    public CommandContext OpenPlugins(string? configurationPath) => CommandContext.OpenPlugins(configurationPath, plugins);

    /// <summary>Starts to turn Ctrl+C into a cancellation, for commands that save before they end.</summary>
    public Interruption Interruptible() => new(console, cancellation);
}
