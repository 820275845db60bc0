using System.ComponentModel;

namespace Harmful;

/// <summary>Does harm when it is read.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class HarmfulDescriptionAttribute : DescriptionAttribute
{
    public HarmfulDescriptionAttribute() => Harm.Do();
}
