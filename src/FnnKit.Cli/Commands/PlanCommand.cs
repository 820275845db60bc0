using System.CommandLine;

namespace FnnKit.Cli;

/// <summary><c>fnn plan [PATH]</c>: shows what a run comes to before it is started.</summary>
internal static class PlanCommand
{
    private static readonly TimeSpan MeasuringTime = TimeSpan.FromSeconds(3);

    public static Command Create()
    {
        var command = new CommandDeclaration("plan", "Shows layers, weights, operations, memory, steps and time of a run before it is started.");
        var path = command.ConfigurationPath();
        var sets = command.Sets();
        return command.Runs(run => RunAsync(run, run.Get(path), run.Get(sets)));
    }

    private static async Task<int> RunAsync(CommandRun run, string path, string[] sets)
    {
        using var context = run.Open(path, sets);
        var facts = await SetupFacts.LoadAsync(context.ReadSetup(), run.Cancellation);
        var found = SetupChecks.Run(facts);
        if (RunPlan.Create(facts) is { } plan)
            PlanDisplay.ShowLayers(run.Console, plan);
        foreach (var error in found)
            run.Error.WriteLine(error);
        int code = ExitCode.Get(found);
        if (code == ExitCode.Done)
            await ShowTimeAsync(run, facts);
        return code;
    }

    private static async Task ShowTimeAsync(CommandRun run, SetupFacts facts)
    {
        try
        {
            PlanDisplay.ShowTime(run.Output, facts, await PaceMeasurement.SecondsPerStepAsync(facts, MeasuringTime));
        }
        catch (TrainingException exception)
        {
            run.Error.WriteLine($"warning: there is no estimate of the time: {exception.Message}");
        }
    }
}
