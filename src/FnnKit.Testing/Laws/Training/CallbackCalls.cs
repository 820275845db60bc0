namespace FnnKit.Testing.Laws;

/// <summary>Reports that every callback can look at, and what it requests after them.</summary>
internal static class CallbackCalls
{
    /// <summary>The number of epochs that the laws train.</summary>
    public const int Epochs = 30;

    /// <summary>Calls a run after an epoch and its last step, and returns its requests in words.</summary>
    /// <param name="run">The run.</param>
    /// <param name="epoch">The number of the epoch, from 1 on.</param>
    /// <param name="turn">The epoch after which the validation loss grows again.</param>
    public static string After(ICallbackRun run, int epoch, int turn = 12)
    {
        var host = new RecordingCallbackHost();
        var values = new Dictionary<string, double> { ["loss"] = 1.0 / epoch, ["validation_loss"] = Math.Abs(epoch - turn) };
        var elapsed = TimeSpan.FromSeconds(epoch);
        run.After(new StepReport(epoch, 3 * epoch, 1.0 / epoch) { LearningRate = 0.1, Elapsed = elapsed }, host);
        run.After(new EpochReport { Epoch = epoch, Step = 3 * epoch, Values = values, LearningRate = 0.1, Elapsed = elapsed }, host);
        string[] requests = host.Take();
        return requests.Length == 0 ? "nothing" : string.Join(", ", requests);
    }
}
