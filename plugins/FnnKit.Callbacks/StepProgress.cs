using System.Globalization;

namespace FnnKit.Callbacks;

/// <summary>
/// Reports progress within long epochs: every so many steps, one line with the loss of the step, the learning rate and the time.
/// </summary>
[Callback("progress")]
public sealed class StepProgress : ICallback
{
    /// <summary>The number of steps between lines.</summary>
    [Range(1, int.MaxValue)]
    public int EverySteps { get; set; } = 100;

    int ICallback.EverySteps => EverySteps;

    /// <inheritdoc/>
    public ICallbackRun Start() => new Run();

    private sealed class Run : ICallbackRun
    {
        public void After(StepReport report, ICallbackHost host)
            => host.Write(string.Create(CultureInfo.InvariantCulture,
                $"step {report.Step}: loss {report.Loss:0.0000##}, learning rate {report.LearningRate:G4}, {report.Elapsed.TotalSeconds:0.0} s\n"));
    }
}
