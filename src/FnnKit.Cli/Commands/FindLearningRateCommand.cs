using System.CommandLine;
using System.Globalization;
using System.Text.Json;
using FnnKit.Plotting;

namespace FnnKit.Cli;

/// <summary><c>fnn find-learning-rate [PATH]</c>: tries growing learning rates for a few steps, suggests one and draws the loss over them.</summary>
internal static class FindLearningRateCommand
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower };

    public static Command Create()
    {
        var defaults = new LearningRateSearchOptions();
        var command = new CommandDeclaration("find-learning-rate", "Trains for a few steps while the learning rate grows, and suggests the one at which the loss falls fastest.");
        var path = command.ConfigurationPath();
        var from = command.Option("--from", "The smallest learning rate to try.", "RATE", defaults.From);
        var to = command.Option("--to", "The largest learning rate to try.", "RATE", defaults.To);
        var steps = command.Option("--steps", "How many rates to try, one a step.", "N", defaults.Steps);
        var output = command.Option<string?>("--output", "A picture of the loss over the learning rate to write, .svg or .png.", "FILE");
        var sets = command.Sets();
        var json = command.Json();
        return command.Runs(run => RunAsync(
            run, run.Get(path), run.Get(sets), new LearningRateSearchOptions { From = run.Get(from), To = run.Get(to), Steps = run.Get(steps) }, run.Get(output), run.Get(json)));
    }

    private static async Task<int> RunAsync(CommandRun run, string path, string[] sets, LearningRateSearchOptions options, string? output, bool json)
    {
        if (Problem(options) is { } problem)
        {
            run.Error.WriteLine($"fnn: {problem}");
            return ExitCode.WrongUsage;
        }

        if (output is not null)
            PictureFile.CheckPath(output);
        using var context = run.Open(path, sets);
        var setup = context.ReadSetup();
        var curve = await LearningRateSearch.RunAsync(setup, options, run.Cancellation);
        if (output is not null)
            PictureFile.Write(output, LearningRateChart.Create(curve));
        if (json)
            run.Output.WriteLine(JsonSerializer.Serialize(curve, Readable));
        else
            Show(run, curve, options, setup.Optimizer!.LearningRate.Schedule);
        if (curve.Suggestion is not null)
            return ExitCode.Done;
        run.Error.WriteLine("error: the loss falls at none of these learning rates by more than the noise of single batches; try others with --from and --to, more steps with --steps, or larger batches with --set Training:BatchSize=N");
        return ExitCode.RunFailed;
    }

    private static string? Problem(LearningRateSearchOptions options)
        => !(options.From > 0 && options.From < options.To && double.IsFinite(options.To))
            ? string.Create(CultureInfo.InvariantCulture, $"--from is {options.From} and --to is {options.To}, but both must be above 0, and --from below --to.")
            : options.Steps is < 10 or > 100_000 ? $"--steps is {options.Steps}, but must be at least 10 and at most 100000." : null;

    private static void Show(CommandRun run, LearningRateCurve curve, LearningRateSearchOptions options, ISchedule? schedule)
    {
        string end = curve.Diverged ? $"the loss grows out of bounds beyond {Number(curve.Rates[^1])}" : "the loss stays within bounds";
        run.Output.WriteLine($"learning rates from {Number(options.From)} to {Number(options.To)} in {options.Steps} steps: {end}");
        run.Output.WriteLine($"least loss: {Words.Number(curve.Smoothed.Min())} at {Number(curve.Lowest)}");
        if (curve.Suggestion is { } suggestion)
            run.Output.WriteLine($"suggestion: {Number(suggestion)}, where the loss falls fastest; try it with --set Optimizer:LearningRate={Number(suggestion)}{Instead(schedule, suggestion)}");
    }

    /// <summary>A number in the place of a schedule is another training.</summary>
    private static string Instead(ISchedule? schedule, double suggestion)
        => schedule is null
            ? ""
            : $" (a constant instead of the schedule '{PartIdentity.Get(schedule).Name}'), or set the highest rate of the schedule to {Number(suggestion)}";

    private static string Number(double value) => value.ToString("G2", CultureInfo.InvariantCulture);
}
