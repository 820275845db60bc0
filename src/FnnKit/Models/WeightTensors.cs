using System.Numerics;
using System.Runtime.InteropServices;
using FnnKit.Formats;

namespace FnnKit;

/// <summary>Turns an arena that is laid out as the weights are into arrays by parameter name, and back.</summary>
internal static class WeightTensors
{
    public static IReadOnlyList<KeyValuePair<string, NumericArray>> Of<T>(NetworkPlan plan, Arena<T> arena, string prefix)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => [.. plan.Parameters.Select(parameter => KeyValuePair.Create(
            prefix + parameter.Name,
            NumericArray.From<T>(arena.Span.Slice(parameter.Offset, parameter.Plan.Shape.Size), parameter.Plan.Shape.Dimensions.AsSpan())))];

    /// <summary>Copies an array into the place of a parameter.</summary>
    public static void Copy<T>(NumericArray array, Span<T> weights)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
            array.CopyTo(MemoryMarshal.Cast<T, float>(weights));
        else
            array.CopyTo(MemoryMarshal.Cast<T, double>(weights));
    }
}
