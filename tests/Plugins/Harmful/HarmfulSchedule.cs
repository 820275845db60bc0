using FnnKit;

namespace Harmful;

/// <summary>Does harm before it is created.</summary>
[Schedule("harmful-schedule")]
public sealed class HarmfulSchedule : ISchedule
{
    static HarmfulSchedule() => Harm.Do();

    public double At(in Progress progress) => 0;
}
