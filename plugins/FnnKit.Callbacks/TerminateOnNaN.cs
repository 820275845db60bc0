using System.Globalization;

namespace FnnKit.Callbacks;

/// <summary>Ends the training as failed as soon as the loss of a step is NaN or infinite, instead of at the next reported epoch.</summary>
[Callback("terminate-on-nan")]
public sealed class TerminateOnNaN : ICallback
{
    /// <summary>The number of steps between checks. In a small network, computing the loss costs as much as the rest of a step.</summary>
    [Range(1, int.MaxValue)]
    public int EverySteps { get; set; } = 1;

    int ICallback.EverySteps => EverySteps;

    /// <inheritdoc/>
    public ICallbackRun Start() => new Run();

    private sealed class Run : ICallbackRun
    {
        public void After(EpochReport report, ICallbackHost host)
        {
            if (report.Values.TryGetValue("loss", out double loss))
                Check(loss, host);
        }

        public void After(StepReport report, ICallbackHost host) => Check(report.Loss, host);

        private static void Check(double loss, ICallbackHost host)
        {
            if (!double.IsFinite(loss))
                host.Fail(string.Create(CultureInfo.InvariantCulture, $"the loss is {loss}"));
        }
    }
}
