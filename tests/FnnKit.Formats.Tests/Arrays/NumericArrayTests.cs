namespace FnnKit.Formats.Tests;

public class NumericArrayTests
{
    [Fact]
    public void An_array_of_each_type_converts_to_floats_doubles_and_integers()
    {
        AssertConverts(NumericArray.From([true, false, true], 3), [1, 0, 1]);
        AssertConverts(NumericArray.From<sbyte>([-128, 0, 127], 3), [-128, 0, 127]);
        AssertConverts(NumericArray.From<short>([short.MinValue, 0, short.MaxValue], 3), [short.MinValue, 0, short.MaxValue]);
        AssertConverts(NumericArray.From([int.MinValue, 0, 1 << 24], 3), [int.MinValue, 0, 1 << 24]);
        AssertConverts(NumericArray.From([long.MinValue, 0, 1L << 60], 3), [long.MinValue, 0, 1L << 60]);
        AssertConverts(NumericArray.From<byte>([0, 128, 255], 3), [0, 128, 255]);
        AssertConverts(NumericArray.From<ushort>([0, 1, ushort.MaxValue], 3), [0, 1, ushort.MaxValue]);
        AssertConverts(NumericArray.From<uint>([0, 1, 1u << 31], 3), [0, 1, 1u << 31]);
        AssertConverts(NumericArray.From<ulong>([0, 1, 1ul << 62], 3), [0, 1, 1L << 62]);
    }

    [Fact]
    public void Halves_and_brain_floats_convert_exactly()
    {
        Assert.Equal([-2.5, 65504], NumericArray.From([(Half)(-2.5), Half.MaxValue], 2).Doubles());

        // 0x3fc0 is the upper half of 1.5f, 0xff80 that of negative infinity.
        var brain = new NumericArray(ElementType.BFloat16, [2], new byte[] { 0xc0, 0x3f, 0x80, 0xff });
        Assert.Equal([1.5, double.NegativeInfinity], brain.Doubles());
    }

    [Fact]
    public void Doubles_round_to_the_nearest_float_and_overflow_to_infinity()
    {
        float[] floats = new float[3];
        NumericArray.From([0.1, 1e300, double.NaN], 3).CopyTo(floats);
        Assert.Equal([0.1f, float.PositiveInfinity, float.NaN], floats);
    }

    [Fact]
    public void A_slice_converts_without_the_rest()
    {
        var array = NumericArray.From<int>([1, 2, 3, 4, 5, 6], 2, 3);
        float[] floats = new float[2];
        long[] longs = new long[3];
        array.CopyTo(1, floats);
        array.CopyTo(3, longs);
        Assert.Equal([2f, 3f], floats);
        Assert.Equal([4L, 5L, 6L], longs);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(5)]
    [InlineData(long.MaxValue)]
    public void A_slice_beyond_the_array_is_refused(long start)
    {
        var array = NumericArray.From<int>([1, 2, 3, 4, 5, 6], 2, 3);
        Assert.Throws<ArgumentOutOfRangeException>(() => array.CopyTo(start, new double[2]));
    }

    [Fact]
    public void A_destination_that_is_too_short_is_refused_and_a_longer_one_keeps_its_rest()
    {
        var array = NumericArray.From<float>([1, 2], 2);
        double[] longer = [7, 7, 7];
        array.CopyTo(longer);
        Assert.Equal([1.0, 2.0, 7.0], longer);
        Assert.Throws<ArgumentException>(() => array.CopyTo(new double[1]));
    }

    [Fact]
    public void Floating_point_numbers_are_not_read_as_integers() =>
        Assert.Throws<InvalidOperationException>(() => NumericArray.From([1.0], 1).CopyTo(new long[1]));

    [Fact]
    public void An_unsigned_number_beyond_the_signed_range_is_not_wrapped() =>
        Assert.Throws<OverflowException>(() => NumericArray.From([ulong.MaxValue], 1).CopyTo(new long[1]));

    [Fact]
    public void Bytes_that_do_not_fit_the_shape_are_refused()
    {
        Assert.Throws<ArgumentException>(() => NumericArray.From([1f, 2f], 3));
        Assert.Throws<ArgumentException>(() => NumericArray.From([1f, 2f]));
        Assert.Throws<ArgumentException>(() => NumericArray.From([1f], -1, -1));
        Assert.Throws<ArgumentException>(() => NumericArray.From([1f], int.MaxValue, int.MaxValue, int.MaxValue));
        Assert.Throws<ArgumentException>(() => NumericArray.From([1f], new int[65]));
        Assert.Throws<NotSupportedException>(() => NumericArray.From(['a'], 1));
    }

    [Fact]
    public void A_scalar_has_no_axes_and_an_empty_array_no_elements()
    {
        Assert.Equal(1, NumericArray.From([1f]).Count);
        Assert.Equal(0, NumericArray.From<float>([], int.MaxValue, int.MaxValue, int.MaxValue, 0).Count);
        Assert.Equal("Float32 (2,)", NumericArray.From([1f, 2f], 2).ToString());
    }

    private static void AssertConverts(NumericArray array, long[] expected)
    {
        long[] longs = new long[expected.Length];
        float[] floats = new float[expected.Length];
        array.CopyTo(longs);
        array.CopyTo(floats);
        Assert.Equal(expected, longs);
        Assert.Equal(Array.ConvertAll(expected, value => (float)value), floats);
        Assert.Equal(Array.ConvertAll(expected, value => (double)value), array.Doubles());
    }
}
