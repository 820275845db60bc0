namespace FnnKit.Callbacks;

/// <summary>Ends the training as failed as soon as the loss of a step is no finite number, and not only when an epoch is reported.</summary>
[Callback("terminate-on-nan")]
public sealed class TerminateOnNaN : ICallback
{
    /// <summary>After how many steps the loss is looked at; computing it costs small networks as much as the rest of a step.</summary>
    [Range(1, int.MaxValue)]
    public int EverySteps { get; set; } = 1;

    int ICallback.EverySteps => EverySteps;

    /// <inheritdoc/>
    public CallbackResult OnEpoch(EpochReport report, Memory<double> state)
        => report.Values.TryGetValue("loss", out double loss) && !double.IsFinite(loss) ? CallbackResult.Fail : CallbackResult.Continue;

    /// <inheritdoc/>
    public CallbackResult OnStep(StepReport report, Memory<double> state) => double.IsFinite(report.Loss) ? CallbackResult.Continue : CallbackResult.Fail;
}
