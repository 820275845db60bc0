namespace FnnKit;

/// <summary>The training of a trial failed.</summary>
/// <param name="reason">Why.</param>
/// <param name="weights">The number of weights, if the network was planned.</param>
internal sealed class TrialFailure(Exception reason, int? weights) : Exception(reason.Message, reason)
{
    /// <summary>The number of weights, if the network was planned.</summary>
    public int? Weights { get; } = weights;
}
