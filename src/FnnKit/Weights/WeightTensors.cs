using System.Numerics;
using System.Runtime.InteropServices;
using FnnKit.Formats;

namespace FnnKit;

/// <summary>Turns an arena that is laid out as weights or states are into arrays by name, and back.</summary>
internal static class WeightTensors
{
    /// <summary>The weights and states of a network, with a prefix before their names.</summary>
    public static IEnumerable<KeyValuePair<string, NumericArray>> Create<T>(Network<T> network, string prefix = "")
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Create(network.Plan.Parameters, network.Weights, prefix).Concat(Create(network.Plan.States, network.States, prefix));

    /// <summary>The arrays that lie in an arena, with a prefix before their names.</summary>
    public static IEnumerable<KeyValuePair<string, NumericArray>> Create<T>(IEnumerable<PlannedArray> arrays, Arena<T> arena, string prefix)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => arrays.Select(array => KeyValuePair.Create(
            prefix + array.Name, NumericArray.From<T>(arena.Span.Slice(array.Offset, array.Shape.Size), array.Shape.Dimensions.AsSpan())));

    /// <summary>Copies an array into its place.</summary>
    public static void Copy<T>(NumericArray array, Span<T> place)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (typeof(T) == typeof(float))
            array.CopyTo(MemoryMarshal.Cast<T, float>(place));
        else
            array.CopyTo(MemoryMarshal.Cast<T, double>(place));
    }
}
