namespace FnnKit;

/// <summary>A cross-validation was cancelled. What is stored can be resumed.</summary>
public sealed class CrossValidationCanceledException : OperationCanceledException
{
    /// <summary>Creates the exception.</summary>
    /// <param name="location">The folder of the runs; null if nothing is stored.</param>
    /// <param name="cancellationToken">The token that cancelled it.</param>
    public CrossValidationCanceledException(string? location, CancellationToken cancellationToken)
        : base("The cross-validation was cancelled.", cancellationToken) => Location = location;

    /// <summary>The folder of the runs; null if nothing is stored.</summary>
    public string? Location { get; }
}
