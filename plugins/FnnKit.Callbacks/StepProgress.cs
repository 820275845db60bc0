using System.Globalization;

namespace FnnKit.Callbacks;

/// <summary>
/// Says every so many steps where the training stands, for epochs that take long: one line with the loss of the step, the learning rate and the time.
/// </summary>
[Callback("progress")]
public sealed class StepProgress : ICallback
{
    /// <summary>After how many steps a line is written.</summary>
    [Range(1, int.MaxValue)]
    public int EverySteps { get; set; } = 100;

    int ICallback.EverySteps => EverySteps;

    /// <inheritdoc/>
    public CallbackResult OnEpoch(EpochReport report, Memory<double> state) => CallbackResult.Continue;

    /// <inheritdoc/>
    public string? Say(StepReport report, Memory<double> state)
        => string.Create(CultureInfo.InvariantCulture,
            $"step {report.Step}: loss {report.Loss:0.0000##}, learning rate {report.LearningRate:G4}, {report.Elapsed.TotalSeconds:0.0} s\n");
}
