using System.CommandLine;

namespace FnnKit.Cli;

/// <summary>Declares a command: its arguments and options, those that several commands share, and what it runs.</summary>
internal sealed class CommandDeclaration
{
    private readonly Command _command;
    private readonly Option<string[]>? _pluginFolders;
    private readonly Option<bool>? _locked;

    /// <summary>Begins a declaration.</summary>
    /// <param name="name">What the user types.</param>
    /// <param name="description">One sentence for the help.</param>
    /// <param name="takesPlugins">Whether the command has the options <c>--plugins</c> and <c>--locked</c>.</param>
    public CommandDeclaration(string name, string description, bool takesPlugins = true)
    {
        _command = new Command(name, description);
        if (!takesPlugins)
            return;
        _pluginFolders = new("--plugins")
        {
            Description = "One more folder to look for plugins in; may be given more than once.",
            HelpName = "DIR",
            DefaultValueFactory = _ => [],
        };
        _locked = new("--locked") { Description = "Refuses plugins that are not as plugins.lock.json says." };
    }

    /// <summary>Adds an argument.</summary>
    public Argument<T> Add<T>(Argument<T> argument)
    {
        _command.Arguments.Add(argument);
        return argument;
    }

    /// <summary>Adds an option.</summary>
    public Option<T> Add<T>(Option<T> option)
    {
        _command.Options.Add(option);
        return option;
    }

    /// <summary>Adds an option.</summary>
    public Option<T> Option<T>(string name, string description, string? valueName = null)
        => Add(new Option<T>(name) { Description = description, HelpName = valueName });

    /// <summary>Adds an option that must be given.</summary>
    public Option<T> Required<T>(string name, string description, string valueName)
        => Add(new Option<T>(name) { Description = description, HelpName = valueName, Required = true });

    /// <summary>Adds an option with a default that the help shows.</summary>
    public Option<T> Option<T>(string name, string description, string valueName, T defaultValue)
        => Add(new Option<T>(name) { Description = description, HelpName = valueName, DefaultValueFactory = _ => defaultValue });

    /// <summary>Adds the configuration that the command works on; by default the current folder.</summary>
    public Argument<string> ConfigurationPath() => Add(new Argument<string>("path")
    {
        Description = "A configuration file, or a folder that holds appsettings.json.",
        DefaultValueFactory = _ => ".",
    });

    /// <summary>Adds a configuration that need not exist.</summary>
    public Argument<string?> OptionalConfiguration() => Add(new Argument<string?>("path")
    {
        Description = "A configuration file, or a folder that holds appsettings.json; by default that of the current folder if there is one.",
        Arity = ArgumentArity.ZeroOrOne,
    });

    /// <summary>Adds the model that the command works on.</summary>
    public Argument<string> ModelPath() => Add(new Argument<string>("model") { Description = "A run folder, or a model file." });

    /// <summary>Adds <c>--set</c>.</summary>
    public Option<string[]> Sets() => Add(new Option<string[]>("--set")
    {
        Description = "Overrides a setting, such as Optimizer:LearningRate=0.01; may be given more than once.",
        HelpName = "KEY=VALUE",
        DefaultValueFactory = _ => [],
    });

    /// <summary>Adds <c>--json</c>.</summary>
    public Option<bool> Json() => Option<bool>("--json", "Writes the result as JSON, for programs to read.");

    /// <summary>Ends the declaration.</summary>
    /// <param name="run">What the command does; it returns the exit code.</param>
    public Command Runs(Func<CommandRun, int> run) => Runs(started => Task.FromResult(run(started)));

    /// <summary>Ends the declaration.</summary>
    /// <param name="run">What the command does; it returns the exit code.</param>
    public Command Runs(Func<CommandRun, Task<int>> run)
    {
        if (_pluginFolders is not null)
            _command.Options.Add(_pluginFolders);
        if (_locked is not null)
            _command.Options.Add(_locked);
        _command.SetAction((parsed, cancellation) =>
        {
            var console = ((CommandInvocation)parsed.InvocationConfiguration).Console;
            return ExitCode.RunAsync(console, () => run(new CommandRun(parsed, console, ReadPlugins(parsed), cancellation)));
        });
        return _command;
    }

    private PluginChoice ReadPlugins(ParseResult parsed)
        => _pluginFolders is null ? PluginChoice.None : new(parsed.GetValue(_pluginFolders)!, parsed.GetValue(_locked!));
}
