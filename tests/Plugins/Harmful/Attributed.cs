using FnnKit;

namespace Harmful;

/// <summary>Has an attribute that does harm when it is read.</summary>
[Harmful]
public sealed class Attributed : ISchedule
{
    public double At(in Progress progress) => 0;
}
