namespace FnnKit.Formats;

/// <summary>What follows from an <see cref="ElementType"/>.</summary>
public static class ElementTypeExtensions
{
    /// <summary>The bytes that one element takes: 1, 2, 4 or 8.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is no element type.</exception>
    public static int Size(this ElementType type) => type switch
    {
        ElementType.Bool or ElementType.Int8 or ElementType.UInt8 => 1,
        ElementType.Int16 or ElementType.UInt16 or ElementType.Float16 or ElementType.BFloat16 => 2,
        ElementType.Int32 or ElementType.UInt32 or ElementType.Float32 => 4,
        ElementType.Int64 or ElementType.UInt64 or ElementType.Float64 => 8,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "There is no such element type."),
    };

    /// <summary>Whether the elements are floating-point numbers; the others are integers or truth values.</summary>
    public static bool IsFloatingPoint(this ElementType type) => type >= ElementType.Float16;

    /// <summary>The element type that a .NET type is stored as.</summary>
    /// <exception cref="NotSupportedException"><typeparamref name="T"/> is none of bool, the sized integers, Half, float and double.</exception>
    internal static ElementType Get<T>()
        where T : unmanaged => default(T) switch
        {
            bool => ElementType.Bool,
            sbyte => ElementType.Int8,
            short => ElementType.Int16,
            int => ElementType.Int32,
            long => ElementType.Int64,
            byte => ElementType.UInt8,
            ushort => ElementType.UInt16,
            uint => ElementType.UInt32,
            ulong => ElementType.UInt64,
            Half => ElementType.Float16,
            float => ElementType.Float32,
            double => ElementType.Float64,
            _ => throw new NotSupportedException($"Arrays of {typeof(T)} cannot be stored; use bool, a sized integer, Half, float or double."),
        };
}
