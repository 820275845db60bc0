namespace FnnKit.Optimizers;

/// <summary>Falls by a factor at each of several places.</summary>
/// <remarks>
/// <c>value = from · factor^k</c>, where k of the places have been reached. A place in epochs counts the steps of so many.
/// </remarks>
[Schedule("multi-step")]
public sealed class MultiStepSchedule : ISchedule, IValidatableObject
{
    /// <summary>The number it starts from.</summary>
    [Required]
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double? From { get; set; }

    /// <summary>What the number is multiplied by each time.</summary>
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double Factor { get; set; } = 0.1;

    /// <summary>After how many steps from the start the number falls, for each time; by default never.</summary>
    public IReadOnlyList<long> Steps { get; set; } = [];

    /// <summary>After how many epochs from the start the number falls, for each time; by default never.</summary>
    public IReadOnlyList<long> Epochs { get; set; } = [];

    /// <inheritdoc/>
    public double At(in Progress progress)
    {
        double from = From ?? throw new InvalidOperationException("The schedule 'multi-step' needs 'From', the number that it starts from.");
        return from * Scalar.Power(Factor, Reached(Steps, progress.Step) + Reached(Epochs, progress.Step / progress.StepsPerEpoch));
    }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Steps.Any(step => step < 1))
            yield return new ValidationResult("'Steps' has a number below 1, but the number can fall after one step at the earliest", [nameof(Steps)]);
        if (Epochs.Any(epoch => epoch < 1))
            yield return new ValidationResult("'Epochs' has a number below 1, but the number can fall after one epoch at the earliest", [nameof(Epochs)]);
    }

    private static int Reached(IReadOnlyList<long> places, long place)
    {
        int reached = 0;
        for (int i = 0; i < places.Count; i++)
        {
            if (places[i] <= place)
                reached++;
        }

        return reached;
    }
}
