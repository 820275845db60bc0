using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace FnnKit;

/// <summary>
/// Publishes trainings to whoever listens, for example OpenTelemetry: a <see cref="Meter"/> and an <see cref="ActivitySource"/>, both named <c>FnnKit</c>.
/// </summary>
public sealed class TrainingTelemetry : ITrainingObserver
{
    /// <summary>The name of the meter and of the activity source.</summary>
    public const string Name = "FnnKit";

    /// <summary>The name of the activity that spans a training.</summary>
    public const string TrainingActivity = "fnnkit.train";

    private static readonly Meter Meter = new(Name);
    private static readonly Counter<long> Steps = Meter.CreateCounter<long>("fnnkit.training.steps", "{step}", "Steps that were taken.");
    private static readonly Counter<long> Epochs = Meter.CreateCounter<long>("fnnkit.training.epochs", "{epoch}", "Epochs that were reported.");
    private static readonly Gauge<double> Values = Meter.CreateGauge<double>("fnnkit.training.value", description: "The latest loss or metric; the tag 'name' says which.");
    private static readonly Gauge<double> LearningRate = Meter.CreateGauge<double>("fnnkit.training.learning_rate", description: "The learning rate of the latest report.");
    private static readonly Gauge<double> Throughput = Meter.CreateGauge<double>("fnnkit.training.samples_per_second", "{sample}/s", "Training samples per second.");

    private long _steps, _epochs;

    internal static ActivitySource Activities { get; } = new(Name);

    /// <inheritdoc/>
    public void Started(TrainingStart start)
    {
        ArgumentNullException.ThrowIfNull(start);
        (_steps, _epochs) = (start.Progress.Step, start.Progress.Epoch);
        Activity.Current?.SetTag("fnnkit.parameters", start.Plan.WeightCount).SetTag("fnnkit.samples", start.Split.Training.Length).SetTag("fnnkit.total_steps", start.TotalSteps);
    }

    /// <inheritdoc/>
    public void Reported(EpochReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        Steps.Add(report.Step - _steps);
        Epochs.Add(report.Epoch - _epochs);
        (_steps, _epochs) = (report.Step, report.Epoch);
        foreach (var (name, value) in report.Values)
            Values.Record(value, new KeyValuePair<string, object?>("name", name));
        LearningRate.Record(report.LearningRate);
        Throughput.Record(report.SamplesPerSecond);
    }

    /// <inheritdoc/>
    public void Finished(TrainingResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        Activity.Current?.SetTag("fnnkit.steps", result.Steps).SetTag("fnnkit.stop_reason", result.StopReason.ToString());
    }
}
