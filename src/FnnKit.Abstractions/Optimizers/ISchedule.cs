namespace FnnKit;

/// <summary>A number that changes as training goes on, as a pure function of the step: nothing to save, nothing to replay.</summary>
public interface ISchedule
{
    /// <summary>The value for a step.</summary>
    double At(in Progress progress);
}
