using FsCheck;
using FsCheck.Fluent;

namespace FnnKit.Formats.Tests;

/// <summary>Arrays of every element type, of up to four axes, of any bits.</summary>
internal static class ArbitraryArray
{
    public static Gen<NumericArray> Any { get; } = Of(Enum.GetValues<ElementType>());

    /// <summary>Arrays that NumPy has a type for.</summary>
    public static Gen<NumericArray> Numpy { get; } = Of([.. Enum.GetValues<ElementType>().Where(type => type != ElementType.BFloat16)]);

    /// <summary>Up to five arrays by names that are unlike each other.</summary>
    public static Gen<KeyValuePair<string, NumericArray>[]> Named(Gen<NumericArray> arrays) =>
        from count in Gen.Choose(0, 5)
        from values in Gen.ArrayOf(arrays, count)
        from suffix in Gen.Elements("", " ", ".weight", "/x", "\u00e9", "\"\\", "\U0001f600")
        select values.Select((value, i) => KeyValuePair.Create($"layer{i}{suffix}", value)).ToArray();

    public static void Check<T>(Gen<T> values, Action<T> law) =>
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithMaxTest(300), Prop.ForAll(values.ToArbitrary(), law));

    private static Gen<NumericArray> Of(ElementType[] types) =>
        from type in Gen.Elements(types)
        from rank in Gen.Choose(0, 4)
        from shape in Gen.ArrayOf(Gen.Choose(0, 5), rank)
        from seed in Gen.Choose(0, int.MaxValue)
        select Make(type, shape, seed);

    private static NumericArray Make(ElementType type, int[] shape, int seed)
    {
        byte[] bytes = new byte[shape.Aggregate(type.Size(), (product, size) => product * size)];
        new Random(seed).NextBytes(bytes);
        return new NumericArray(type, shape, bytes);
    }
}
