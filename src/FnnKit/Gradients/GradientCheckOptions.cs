namespace FnnKit;

/// <summary>How much of a network's gradient is checked, and how closely it has to agree.</summary>
public sealed record GradientCheckOptions
{
    /// <summary>About how many weights to check, drawn evenly and the same in every run, at least one of each parameter; null for all.</summary>
    public int? Parameters { get; init; }

    /// <summary>The largest relative error that is taken as agreement.</summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>How many samples of the first batch of training to check on, at the most.</summary>
    public int BatchSize { get; init; } = 32;
}
