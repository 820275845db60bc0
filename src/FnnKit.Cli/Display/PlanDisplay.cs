using System.Globalization;
using Spectre.Console;

namespace FnnKit.Cli;

/// <summary>What a run comes to, as a table and a few lines.</summary>
internal static class PlanDisplay
{
    public static void ShowLayers(ICommandConsole console, RunPlan plan)
    {
        var cost = plan.Cost;
        var table = Tables.Create("", "layer", "activation", "in", "out", "weights", "operations", $"memory a batch of {plan.BatchSize}");
        int number = 0;
        foreach (var layer in cost.Layers)
            AddRow(table, plan.Network.Layers.Contains(layer.Layer) ? $"{++number}" : "", layer, plan.BatchBytes(layer));
        Tables.Write(console, table);
        console.Output.WriteLine($"weights: {Count(plan.Network.WeightCount)}, {Bytes((long)plan.Network.WeightCount * cost.BytesPerNumber)} in {plan.Precision}");
        console.Output.WriteLine($"inference: {Count(cost.InferenceOperations)} operations a sample, {Bytes(cost.InferenceBytes)}");
        console.Output.WriteLine($"training: {Count(cost.TrainingOperations)} operations a sample, {Bytes(cost.TrainingBytes)} beside the data");
        if (plan.Split is { } split)
            console.Output.WriteLine($"data: {Words.Count(split.Training.Length, "sample")} to train on, {Count(split.Validation.Length)} to validate, {Count(split.Test.Length)} to test");
        if (plan.TotalSteps is { } steps)
            console.Output.WriteLine($"steps: {Count(plan.StepsPerEpoch!.Value)} an epoch, {Count(steps)} in all");
    }

    public static void ShowTime(TextWriter output, SetupFacts facts, double step)
        => output.WriteLine($"time: {Time(step)} a step, {Time(step * facts.StepsPerEpoch!.Value)} an epoch, about {Time(step * facts.TotalSteps!.Value * (facts.Setup.Ensemble?.Members ?? 1))} in all{(facts.Setup.Ensemble is { } ensemble ? $" for {ensemble.Members} networks" : "")} on this machine");

    private static void AddRow(Table table, string number, LayerCost cost, long batchBytes)
    {
        var plan = cost.Layer.Plan;
        string activation = plan.Activation is { } part ? PartIdentity.Get(part).Name : "";
        table.AddRow(
            new Text(number), new Text(cost.Layer.Name), new Text(activation), new Text(cost.Layer.Input.ToString()), new Text(plan.Output.ToString()),
            new Text(Count(cost.Weights)), new Text(Count(cost.Operations)), new Text(Bytes(batchBytes)));
    }

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Bytes(long bytes) => bytes switch
    {
        < 1 << 10 => $"{bytes} B",
        < 1 << 20 => FormattableString.Invariant($"{bytes / 1024.0:0.#} KiB"),
        < 1 << 30 => FormattableString.Invariant($"{bytes / 1048576.0:0.#} MiB"),
        _ => FormattableString.Invariant($"{bytes / 1073741824.0:0.#} GiB"),
    };

    private static string Time(double seconds) => seconds switch
    {
        < 1e-3 => FormattableString.Invariant($"{1e6 * seconds:0.#} us"),
        < 1 => FormattableString.Invariant($"{1e3 * seconds:0.#} ms"),
        < 120 => FormattableString.Invariant($"{seconds:0.#} s"),
        < 7200 => FormattableString.Invariant($"{seconds / 60:0.#} min"),
        _ => FormattableString.Invariant($"{seconds / 3600:N1} h"),
    };
}
