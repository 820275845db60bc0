namespace FnnKit;

/// <summary>What came of a gradient check.</summary>
/// <param name="Samples">How many samples the loss was taken on.</param>
/// <param name="Loss">The loss of these samples.</param>
/// <param name="Tolerance">The largest relative error that was taken as agreement.</param>
/// <param name="Parameters">The comparison of each parameter.</param>
public sealed record GradientCheckResult(int Samples, double Loss, double Tolerance, IReadOnlyList<ParameterGradient> Parameters)
{
    /// <summary>Whether no weight has a relative error above the tolerance.</summary>
    public bool Passed => Parameters.All(parameter => parameter.Failures == 0);
}
