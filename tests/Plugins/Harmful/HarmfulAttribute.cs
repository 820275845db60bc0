using FnnKit;

namespace Harmful;

/// <summary>Does harm when it is read.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class HarmfulAttribute : PartAttribute
{
    public HarmfulAttribute()
        : base(typeof(ISchedule))
        => Harm.Do();

    public override string Name => "harmful-attribute";
}
