using System.Globalization;
using System.Numerics;

namespace FnnKit.Testing;

/// <summary>Writes numbers as C# does, for counter-examples.</summary>
internal static class CSharp
{
    public static string Number<T>(T value)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        string type = typeof(T) == typeof(float) ? "float" : "double";
        if (T.IsNaN(value))
            return $"{type}.NaN";
        if (T.IsInfinity(value))
            return T.IsPositive(value) ? $"{type}.PositiveInfinity" : $"{type}.NegativeInfinity";
        return value.ToString("R", CultureInfo.InvariantCulture) + (typeof(T) == typeof(float) ? "f" : "");
    }

    public static string List<T>(IEnumerable<T> values)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => $"[{string.Join(", ", values.Select(Number))}]";
}
