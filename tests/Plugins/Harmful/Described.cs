using FnnKit;

namespace Harmful;

/// <summary>Has a description that does harm when it is read.</summary>
[Schedule("described")]
[HarmfulDescription]
public sealed class Described : ISchedule
{
    public double At(in Progress progress) => 0;
}
