namespace FnnKit.Formats;

/// <summary>NumPy's names of element types: a byte order (&lt; &gt; | =), a kind and a number of bytes, as in <c>&lt;f4</c>.</summary>
internal static class NumpyType
{
    public static string Name(ElementType type) => type switch
    {
        ElementType.Bool => "|b1",
        ElementType.Int8 => "|i1",
        ElementType.Int16 => "<i2",
        ElementType.Int32 => "<i4",
        ElementType.Int64 => "<i8",
        ElementType.UInt8 => "|u1",
        ElementType.UInt16 => "<u2",
        ElementType.UInt32 => "<u4",
        ElementType.UInt64 => "<u8",
        ElementType.Float16 => "<f2",
        ElementType.Float32 => "<f4",
        ElementType.Float64 => "<f8",
        _ => throw new NotSupportedException($"NumPy has no type for {type}; convert the array to Float32, or write a .safetensors file."),
    };

    public static bool TryParse(string descr, out ElementType type, out bool isBigEndian)
    {
        (bool known, type) = WithoutOrder(descr) switch
        {
            "b1" or "?" => (true, ElementType.Bool),
            "i1" => (true, ElementType.Int8),
            "i2" => (true, ElementType.Int16),
            "i4" => (true, ElementType.Int32),
            "i8" => (true, ElementType.Int64),
            "u1" => (true, ElementType.UInt8),
            "u2" => (true, ElementType.UInt16),
            "u4" => (true, ElementType.UInt32),
            "u8" => (true, ElementType.UInt64),
            "f2" => (true, ElementType.Float16),
            "f4" => (true, ElementType.Float32),
            "f8" => (true, ElementType.Float64),
            _ => (false, default),
        };
        isBigEndian = descr.StartsWith('>');
        return known;
    }

    /// <summary>Whether the elements are Python objects; older files say <c>O8</c> or <c>O4</c>.</summary>
    public static bool IsObject(string descr) => WithoutOrder(descr) is "O" or "O8" or "O4";

    /// <summary>What the elements are, for people.</summary>
    public static string Describe(string descr) => IsObject(descr) ? $"pickled Python objects (dtype '{descr}')" : WithoutOrder(descr) switch
    {
        ['c', ..] => $"complex numbers (dtype '{descr}')",
        "f12" or "f16" => $"long doubles, which differ between machines (dtype '{descr}')",
        ['S' or 'U' or 'a', ..] => $"text (dtype '{descr}')",
        ['M' or 'm', ..] => $"dates or times (dtype '{descr}')",
        ['V', ..] => $"records or raw bytes (dtype '{descr}')",
        _ => $"of the unknown dtype '{descr}'",
    };

    /// <summary>What to do about elements that are no numbers.</summary>
    public static string Remedy(string descr) => IsObject(descr)
        ? "save each array as numbers with np.save(path, array.astype('f4'), allow_pickle=False), or several with np.savez; "
          + "a pickled {'w': [...], 'b': [...]} is accepted as InitialWeights"
        : WithoutOrder(descr) switch
        {
            ['S' or 'U' or 'a', ..] => "number its values first, as in np.save(path, np.unique(array, return_inverse=True)[1])",
            ['M', ..] => "convert it to seconds first, as in np.save(path, array.astype('M8[s]').astype('f8'))",
            ['m', ..] => "convert it to seconds first, as in np.save(path, array.astype('m8[s]').astype('f8'))",
            ['c', ..] => "save its parts, as in np.save(path, np.stack([array.real, array.imag], axis=-1))",
            ['V', ..] => "save its fields one by one, as in np.save(path, array['name'])",
            _ => "convert it first, as in np.save(path, array.astype('f4'))",
        };

    private static string WithoutOrder(string descr) => descr is ['<' or '>' or '|' or '=', ..] ? descr[1..] : descr;
}
