using System.ComponentModel.DataAnnotations;
using FnnKit;

namespace My.Parts;

/// <summary>Falls in a straight line to zero at the end of the run.</summary>
[Schedule("linear")]
public sealed class Linear : ISchedule
{
    /// <summary>The number it starts from.</summary>
    [Range(0.0, double.MaxValue)]
    public double From { get; set; } = 0.1;

    public double At(in Progress progress) => From * (1 - Math.Min((double)progress.Step / progress.TotalSteps, 1));
}
