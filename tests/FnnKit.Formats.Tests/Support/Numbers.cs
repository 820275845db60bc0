namespace FnnKit.Formats.Tests;

/// <summary>Shorthand to look into arrays.</summary>
internal static class Numbers
{
    public static double[] Doubles(this NumericArray array)
    {
        double[] values = new double[array.Count];
        array.CopyTo(values);
        return values;
    }

    public static void AssertSame(NumericArray expected, NumericArray actual)
    {
        Assert.Equal(expected.ElementType, actual.ElementType);
        Assert.Equal(expected.Shape, actual.Shape);
        Assert.Equal(expected.Bytes.ToArray(), actual.Bytes.ToArray());
    }

    public static byte[] Written(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }
}
