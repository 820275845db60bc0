namespace FnnKit.Formats;

/// <summary>The names that the safetensors format gives to element types.</summary>
internal static class SafetensorsType
{
    private static readonly (string Name, ElementType Type)[] Names =
    [
        ("BOOL", ElementType.Bool),
        ("I8", ElementType.Int8),
        ("I16", ElementType.Int16),
        ("I32", ElementType.Int32),
        ("I64", ElementType.Int64),
        ("U8", ElementType.UInt8),
        ("U16", ElementType.UInt16),
        ("U32", ElementType.UInt32),
        ("U64", ElementType.UInt64),
        ("F16", ElementType.Float16),
        ("BF16", ElementType.BFloat16),
        ("F32", ElementType.Float32),
        ("F64", ElementType.Float64),
    ];

    public static string All { get; } = string.Join(", ", Names.Select(pair => pair.Name));

    public static string Name(ElementType type) => Array.Find(Names, pair => pair.Type == type).Name;

    public static ElementType? Parse(string name)
    {
        int index = Array.FindIndex(Names, pair => pair.Name == name);
        return index < 0 ? null : Names[index].Type;
    }
}
