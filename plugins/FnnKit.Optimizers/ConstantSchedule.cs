namespace FnnKit.Optimizers;

/// <summary>Stays at one number.</summary>
[Schedule("constant")]
public sealed class ConstantSchedule : ISchedule
{
    /// <summary>The number.</summary>
    [Required]
    [Range(0.0, double.MaxValue)]
    public double? Value { get; set; }

    /// <inheritdoc/>
    public double At(in Progress progress)
        => Value ?? throw new InvalidOperationException("The schedule 'constant' needs 'Value', the number that it stays at.");
}
