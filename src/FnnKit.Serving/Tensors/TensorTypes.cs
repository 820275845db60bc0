namespace FnnKit.Serving;

/// <summary>Sizes and ranges of the datatypes.</summary>
internal static class TensorTypes
{
    /// <summary>Whole numbers above it are not all doubles.</summary>
    private const double LargestExact = 9_007_199_254_740_991;

    /// <summary>Reads the name of a datatype.</summary>
    /// <exception cref="RequestException">There is none of that name.</exception>
    public static TensorType Parse(string text, string tensor)
        => Enum.TryParse(text, out TensorType type) && Enum.IsDefined(type) && text.Length > 0 && char.IsLetter(text[0]) ? type
        : throw RequestException.Bad($"Input '{tensor}' has the datatype '{(text.Length > 40 ? text[..40] : text)}'; the datatypes are {string.Join(", ", Enum.GetNames<TensorType>())}.");

    /// <summary>The bytes of an element; 0 where they differ.</summary>
    public static int Size(this TensorType type) => type switch
    {
        TensorType.BOOL or TensorType.UINT8 or TensorType.INT8 => 1,
        TensorType.UINT16 or TensorType.INT16 or TensorType.FP16 => 2,
        TensorType.UINT32 or TensorType.INT32 or TensorType.FP32 => 4,
        TensorType.BYTES => 0,
        _ => 8,
    };

    /// <summary>Brings a number that was written as text into its datatype.</summary>
    /// <exception cref="RequestException">The datatype has no such number.</exception>
    public static double Check(this TensorType type, double value, string tensor) => type switch
    {
        TensorType.FP64 => value,
        TensorType.FP32 => (float)value,
        TensorType.FP16 => (double)(Half)value,
        _ => Math.Floor(value) == value && value >= Lowest(type) && value <= Highest(type) ? value
            : throw RequestException.Bad($"Input '{tensor}' holds a number that is not {type}{(Math.Abs(value) > LargestExact ? ", or that is too large to be exact: beyond 9007199254740991, send text or FP64" : "")}."),
    };

    private static double Lowest(TensorType type) => type switch
    {
        TensorType.INT8 => sbyte.MinValue,
        TensorType.INT16 => short.MinValue,
        TensorType.INT32 => int.MinValue,
        TensorType.INT64 => -LargestExact,
        _ => 0,
    };

    private static double Highest(TensorType type) => type switch
    {
        TensorType.BOOL => 1,
        TensorType.UINT8 => byte.MaxValue,
        TensorType.UINT16 => ushort.MaxValue,
        TensorType.UINT32 => uint.MaxValue,
        TensorType.INT8 => sbyte.MaxValue,
        TensorType.INT16 => short.MaxValue,
        TensorType.INT32 => int.MaxValue,
        _ => LargestExact,
    };
}
