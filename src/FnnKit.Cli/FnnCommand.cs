using System.CommandLine;

namespace FnnKit.Cli;

/// <summary>The <c>fnn</c> command with all its subcommands.</summary>
internal static class FnnCommand
{
    private static readonly Func<Command>[] Commands =
    [
        InitCommand.Create,
        ConfigCommand.Create,
        PlanCommand.Create,
        FindLearningRateCommand.Create,
        TrainCommand.Create,
        TuneCommand.Create,
        EvaluateCommand.Create,
        PredictCommand.Create,
        ServeCommand.Create,
        ImportanceCommand.Create,
        GradcheckCommand.Create,
        InspectCommand.Create,
        DiffCommand.Create,
        ExportCommand.Create,
        ImportCommand.Create,
        PlotCommand.Create,
        DataCommand.Create,
        PluginsCommand.Create,
    ];

    /// <summary>Creates the command with all its subcommands.</summary>
    public static RootCommand CreateRoot()
    {
        var root = new RootCommand("Feed-forward networks from appsettings.json: train, evaluate, predict, check, export, import.");
        foreach (var create in Commands)
            root.Subcommands.Add(create());
        HelpWithExamples.AddTo(root);
        return root;
    }

    /// <summary>Runs a command line.</summary>
    /// <param name="args">The words behind <c>fnn</c>.</param>
    /// <param name="console">Where the command reads and writes.</param>
    /// <param name="cancellation">Cancels the command.</param>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(IReadOnlyList<string> args, ICommandConsole console, CancellationToken cancellation = default)
    {
        console = new PrintableConsole(console);
        var root = CreateRoot();
        // Who says nothing, or asks for help in words, gets the help.
        if (args.Count == 0 || args[0] == "help")
            args = [.. args.Skip(1).Where(word => !word.StartsWith('-')), "--help"];
        var parsed = root.Parse(args);
        if (Usage.Problems(parsed) is not { Count: > 0 } problems)
            return await ExitCode.RunAsync(console, () => parsed.InvokeAsync(new CommandInvocation(console), cancellation));
        foreach (string problem in problems)
            console.Error.WriteLine($"fnn: {problem}");
        console.Error.WriteLine("Run 'fnn --help', or 'fnn COMMAND --help', to see what can be said.");
        return ExitCode.WrongUsage;
    }
}
