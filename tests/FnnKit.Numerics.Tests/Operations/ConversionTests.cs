namespace FnnKit.Tests.Operations;

public sealed class ConversionTests
{
    private static readonly double[] Odd = [0, -0.0, 1e-46, 3.4028235677973366e38, 1e300, double.NaN, double.NegativeInfinity, 0.1, 16777217];

    [Fact]
    public void Each_number_is_rounded_as_a_cast_rounds_it_whatever_the_length()
    {
        for (int length = 0; length < 70; length++)
        {
            double[] x = [.. Enumerable.Range(0, length).Select(i => i % 3 == 0 ? Odd[i % Odd.Length] : Math.Sqrt(i) - 2)];
            float[] y = new float[length];
            Vectors.Convert<double, float>(x, y);
            Assert.Equal(x.Select(value => BitConverter.SingleToInt32Bits((float)value)), y.Select(BitConverter.SingleToInt32Bits));
            double[] back = new double[length];
            Vectors.Convert<float, double>(y, back);
            Assert.Equal(y.Select(value => (double)value), back);
        }
    }

    [Fact]
    public void Lengths_must_agree() => Assert.Throws<ArgumentException>(() => Vectors.Convert<double, float>(new double[3], new float[2]));
}
