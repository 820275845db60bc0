namespace FnnKit.Testing;

/// <summary>A schedule for parts that cannot do without one.</summary>
internal sealed class FixedRate : ISchedule
{
    public double At(in Progress progress) => 0.1;
}
