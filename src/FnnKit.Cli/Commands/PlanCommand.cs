using System.CommandLine;

namespace FnnKit.Cli;

/// <summary><c>fnn plan [PATH]</c>: shows what a run comes to before it is started.</summary>
internal static class PlanCommand
{
    private static readonly TimeSpan MeasuringTime = TimeSpan.FromSeconds(3);

    public static Command Create()
    {
        var path = Arguments.ConfigurationPath();
        var sets = Arguments.Sets();
        var plugins = new PluginChoice.Options();
        var command = new Command("plan", "Shows layers, weights, operations, memory, steps and time of a run before it is started.") { path, sets };
        plugins.AddTo(command);
        command.SetAction((parsed, token) => ExitCode.Of(() => RunAsync(parsed.GetValue(path)!, parsed.GetValue(sets)!, plugins.Read(parsed), token)));
        return command;
    }

    private static async Task<int> RunAsync(string path, string[] sets, PluginChoice plugins, CancellationToken cancellationToken)
    {
        using var workshop = CommandContext.Open(path, sets, plugins);
        var facts = await SetupFacts.LoadAsync(workshop.ReadSetup(), cancellationToken);
        var found = SetupChecks.Run(facts);
        if ((facts.Plan ?? facts.PlanOfFirstLayers()) is { } plan)
            PlanDisplay.ShowLayers(facts, plan);
        foreach (var error in found)
            Console.Error.WriteLine(error);
        int code = ExitCode.Of(found);
        if (code == ExitCode.Done)
            await ShowTimeAsync(facts);
        return code;
    }

    private static async Task ShowTimeAsync(SetupFacts facts)
    {
        try
        {
            PlanDisplay.ShowTime(facts, await PaceMeasurement.SecondsPerStepAsync(facts, MeasuringTime));
        }
        catch (TrainingException exception)
        {
            Console.Error.WriteLine($"warning: there is no estimate of the time: {exception.Message}");
        }
    }
}
