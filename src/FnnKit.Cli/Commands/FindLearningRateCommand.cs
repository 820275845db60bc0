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
        var path = Arguments.ConfigurationPath();
        var from = new Option<double>("--from") { Description = "The smallest learning rate to try.", HelpName = "RATE", DefaultValueFactory = _ => defaults.From };
        var to = new Option<double>("--to") { Description = "The largest learning rate to try.", HelpName = "RATE", DefaultValueFactory = _ => defaults.To };
        var steps = new Option<int>("--steps") { Description = "How many rates to try, one a step.", HelpName = "N", DefaultValueFactory = _ => defaults.Steps };
        var output = new Option<string?>("--output") { Description = "A picture of the loss over the learning rate to write, .svg or .png.", HelpName = "FILE" };
        var sets = Arguments.Sets();
        var plugins = new PluginChoice.Options();
        var json = Arguments.Json();
        var command = new Command("find-learning-rate", "Trains for a few steps while the learning rate grows, and suggests the one at which the loss falls fastest.")
        {
            path, from, to, steps, output, sets, json,
        };
        plugins.AddTo(command);
        command.SetAction((parsed, token) => ExitCode.Of(() => RunAsync(
            parsed.GetValue(path)!,
            new LearningRateSearchOptions { From = parsed.GetValue(from), To = parsed.GetValue(to), Steps = parsed.GetValue(steps) },
            parsed.GetValue(output), parsed.GetValue(sets)!, plugins.Read(parsed), parsed.GetValue(json), token)));
        return command;
    }

    private static async Task<int> RunAsync(
        string path, LearningRateSearchOptions options, string? output, string[] sets, PluginChoice plugins, bool json, CancellationToken cancellationToken)
    {
        if (Problem(options) is { } problem)
        {
            Console.Error.WriteLine($"fnn: {problem}");
            return ExitCode.WrongUsage;
        }

        if (output is not null)
            PictureFile.CheckPath(output);
        using var workshop = CommandContext.Open(path, sets, plugins);
        var setup = workshop.ReadSetup();
        var curve = await LearningRateSearch.RunAsync(setup, options, cancellationToken);
        if (output is not null)
            PictureFile.Write(output, LearningRateChart.Create(curve));
        if (json)
            Console.WriteLine(JsonSerializer.Serialize(curve, Readable));
        else
            Show(curve, options, setup.Optimizer!.LearningRate.Schedule);
        if (curve.Suggestion is not null)
            return ExitCode.Done;
        Console.Error.WriteLine("error: the loss falls at none of these learning rates; try others with --from and --to, or check the data and the network");
        return ExitCode.RunFailed;
    }

    private static string? Problem(LearningRateSearchOptions options)
        => !(options.From > 0 && options.From < options.To && double.IsFinite(options.To))
            ? string.Create(CultureInfo.InvariantCulture, $"--from is {options.From} and --to is {options.To}, but both must be above 0, and --from below --to.")
            : options.Steps is < 10 or > 100_000 ? $"--steps is {options.Steps}, but must be at least 10 and at most 100000." : null;

    private static void Show(LearningRateCurve curve, LearningRateSearchOptions options, ISchedule? schedule)
    {
        string end = curve.Diverged ? $"the loss grows out of bounds beyond {Number(curve.Rates[^1])}" : "the loss stays within bounds";
        Console.WriteLine($"learning rates from {Number(options.From)} to {Number(options.To)} in {options.Steps} steps: {end}");
        Console.WriteLine($"least loss: {curve.Smoothed.Min().ToString("0.####", CultureInfo.InvariantCulture)} at {Number(curve.Lowest)}");
        if (curve.Suggestion is { } suggestion)
            Console.WriteLine($"suggestion: {Number(suggestion)}, where the loss falls fastest; try it with --set Optimizer:LearningRate={Number(suggestion)}{Instead(schedule, suggestion)}");
    }

    /// <summary>A number in the place of a schedule is another training.</summary>
    private static string Instead(ISchedule? schedule, double suggestion)
        => schedule is null
            ? ""
            : $", which puts a constant in the place of the schedule '{PartIdentity.Get(schedule).Name}'; to keep the schedule, set its own options so that its highest rate is {Number(suggestion)}";

    private static string Number(double value) => value.ToString("G2", CultureInfo.InvariantCulture);
}
