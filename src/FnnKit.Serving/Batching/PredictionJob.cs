namespace FnnKit.Serving;

/// <summary>Rows of one request that wait to be predicted.</summary>
/// <param name="Features">One row of features after the other.</param>
/// <param name="Outputs">Receives one row of outputs after the other.</param>
/// <param name="Rows">How many rows there are.</param>
internal sealed record PredictionJob(ReadOnlyMemory<double> Features, Memory<double> Outputs, int Rows)
{
    private readonly TaskCompletionSource _completion = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when the outputs are there.</summary>
    public Task Completion => _completion.Task;

    /// <summary>Whether the client does not wait any more.</summary>
    public bool IsAbandoned { get; set; }

    public void Finish() => _completion.TrySetResult();

    public void Fail(Exception exception) => _completion.TrySetException(exception);
}
