using System.CommandLine;

namespace FnnKit.Cli;

/// <summary>The <c>fnn</c> command with all its subcommands.</summary>
internal sealed class FnnCommand
{
    private readonly RootCommand _root = new("Feed-forward networks from appsettings.json: train, evaluate, predict, check, export, import.");

    private FnnCommand(params IEnumerable<Command> commands)
    {
        foreach (var command in commands)
            _root.Subcommands.Add(command);
    }

    public static FnnCommand Create() => new(
        InitCommand.Create(),
        ConfigCommand.Create(),
        PlanCommand.Create(),
        FindLearningRateCommand.Create(),
        TrainCommand.Create(),
        EvaluateCommand.Create(),
        PredictCommand.Create(),
        GradcheckCommand.Create(),
        InspectCommand.Create(),
        DiffCommand.Create(),
        ExportCommand.Create(),
        ImportCommand.Create(),
        PlotCommand.Create(),
        DataCommand.Create(),
        PluginsCommand.Create());

    public async Task<int> RunAsync(string[] args)
    {
        var parsed = _root.Parse(args);
        if (args.Length > 0 && Usage.Problems(parsed) is { Count: > 0 } problems)
        {
            foreach (string problem in problems)
                Console.Error.WriteLine($"fnn: {problem}");
            Console.Error.WriteLine("Run 'fnn --help', or 'fnn COMMAND --help', to see what can be said.");
            return ExitCode.WrongUsage;
        }

        // Ctrl+C is ours: a command finishes its step and saves before it ends.
        return await parsed.InvokeAsync(new InvocationConfiguration { EnableDefaultExceptionHandler = false, ProcessTerminationTimeout = null });
    }
}
