using System.Numerics;
using FnnKit.Numerics;

namespace FnnKit.Tests.Products;

public sealed class MatrixProductsTests
{
    public static TheoryData<int> Widths => [.. VectorWidth.Available];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Every_kernel_sums_small_shapes_in_the_one_order(int bits)
    {
        var products = new MatrixProducts(ThreadTeam.Single, bits);
        int[] features = [1, 2, 3, 4, 5, 6, 7, 9, 12, 13];
        int[] samples = [0, 1, 2, 3, 5, 7, 8, 15, 16, 17, 24, 31, 32, 33, 61, 64, 65, 100];
        foreach (int outputs in features)
        {
            foreach (int inputs in features)
            {
                foreach (int count in samples)
                {
                    AssertLaw<float>(products, outputs, inputs, count);
                    AssertLaw<double>(products, outputs, inputs, count);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Widths))]
    public void Every_kernel_sums_large_shapes_in_the_one_order(int bits)
    {
        var products = new MatrixProducts(ThreadTeam.Single, bits);
        (int Outputs, int Inputs, int Samples)[] shapes = [
            (12, 32, 96), (11, 31, 95), (13, 33, 97), (24, 64, 64), (25, 65, 63), (47, 101, 103), (96, 128, 32), (97, 127, 40), (61, 59, 53),
            (5, 512, 200), (64, 784, 20), (100, 10, 1000), (200, 1, 300), (1, 200, 300), (37, 400, 1), (300, 500, 3), (256, 3, 129), (130, 1200, 9)];
        foreach (var (outputs, inputs, samples) in shapes)
        {
            AssertLaw<float>(products, outputs, inputs, samples);
            AssertLaw<double>(products, outputs, inputs, samples);
        }
    }

    [Theory]
    [InlineData(0, 0, 0)]
    [InlineData(0, 3, 5)]
    [InlineData(3, 0, 5)]
    [InlineData(3, 5, 0)]
    [InlineData(40, 0, 100)]
    [InlineData(40, 50, 0)]
    public void A_product_without_terms_is_the_bias(int outputs, int inputs, int samples)
    {
        foreach (int bits in VectorWidth.Available)
            AssertLaw<float>(new MatrixProducts(ThreadTeam.Single, bits), outputs, inputs, samples);
    }

    [Fact]
    public void A_missing_bias_counts_as_zeros()
    {
        foreach (int bits in VectorWidth.Available)
        {
            var products = new MatrixProducts(ThreadTeam.Single, bits);
            AssertLaw<float>(products, 4, 3, 50, hasBias: false);
            AssertLaw<float>(products, 40, 30, 50, hasBias: false);
            AssertLaw<double>(products, 40, 30, 1, hasBias: false);
        }
    }

    [Fact]
    public void Sums_longer_than_a_block_go_on_where_they_stopped()
    {
        foreach (int bits in VectorWidth.Available)
        {
            AssertLaw<float>(new MatrixProducts(ThreadTeam.Single, bits), 25, 4100, 40);
            AssertLaw<float>(new MatrixProducts(ThreadTeam.Single, bits), 30, 40, 3500);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    public void The_number_of_threads_does_not_change_a_bit(int threads)
    {
        using var team = new ThreadTeam(threads);
        foreach (int bits in VectorWidth.Available)
        {
            var products = new MatrixProducts(team, bits);
            AssertLaw<float>(products, 200, 150, 170);
            AssertLaw<double>(products, 97, 310, 77);
            AssertLaw<float>(products, 5, 512, 200);
            AssertLaw<float>(products, 700, 900, 1);
            AssertLaw<double>(products, 3, 700, 500);
            AssertLaw<float>(products, 331, 3, 200);
        }
    }

    [Fact]
    public void Numbers_may_begin_at_any_element()
    {
        foreach (int bits in VectorWidth.Available)
        {
            var products = new MatrixProducts(ThreadTeam.Single, bits);
            foreach (var layer in new[] { new ProductCase<float>(7, 9, 37), new ProductCase<float>(40, 50, 70) })
            {
                var expected = layer.Expected;
                for (int misalignment = 0; misalignment < 16; misalignment++)
                    layer.AssertEqualBits(expected, layer.Compute(products, misalignment), $"{bits} bits, {misalignment} off");
            }
        }
    }

    [Theory]
    [InlineData(4, 2, 40)]
    [InlineData(33, 77, 50)]
    [InlineData(130, 300, 33)]
    public void A_sample_by_itself_gets_the_bits_it_gets_in_a_batch(int outputs, int inputs, int samples)
    {
        var weights = Enumerable.Range(0, outputs * inputs).Select(i => MathF.Sin(i)).ToArray();
        var x = Enumerable.Range(0, inputs * samples).Select(i => MathF.Cos(i)).ToArray();
        var bias = Enumerable.Range(0, outputs).Select(i => 1f / (i + 1)).ToArray();
        float[] y = new float[outputs * samples], one = new float[outputs];
        var products = new MatrixProducts(ThreadTeam.Single);
        products.Multiply<float>(new(weights, outputs, inputs), new(x, inputs, samples), new(y, outputs, samples), bias);
        for (int s = 0; s < samples; s++)
        {
            var sample = Enumerable.Range(0, inputs).Select(j => x[(j * samples) + s]).ToArray();
            products.Multiply<float>(new(weights, outputs, inputs), new(sample, inputs, 1), new(one, outputs, 1), bias);
            Assert.Equal(Enumerable.Range(0, outputs).Select(i => y[(i * samples) + s]), one);
        }
    }

    [Fact]
    public void Nothing_is_allocated_once_the_shapes_have_been_seen()
    {
        using var team = new ThreadTeam(2);
        var products = new MatrixProducts(team);
        float[] weights = new float[300 * 200], x = new float[200 * 100], y = new float[300 * 100];
        float[] dx = new float[200 * 100], dWeights = new float[300 * 200], dBias = new float[300];
        for (int i = 0; i < 200; i++)
            Step();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 20; i++)
            Step();
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());

        void Step()
        {
            products.Multiply<float>(new(weights, 300, 200), new(x, 200, 100), new(y, 300, 100));
            products.MultiplyTransposed<float>(new(weights, 300, 200), new(y, 300, 100), new(dx, 200, 100));
            products.MultiplyOuter<float>(new(y, 300, 100), new(x, 200, 100), new(dWeights, 300, 200), dBias);
        }
    }

    [Fact]
    public void Shapes_that_do_not_fit_are_named()
    {
        var products = new MatrixProducts(ThreadTeam.Single);
        var numbers = new float[100];
        var exception = Assert.Throws<ArgumentException>(() => products.Multiply<float>(new(numbers, 4, 3), new(numbers, 2, 5), new(numbers, 4, 5)));
        Assert.Contains("[4, 3]", exception.Message, StringComparison.Ordinal);
        Assert.Contains("[2, 5]", exception.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => products.Multiply<float>(new(numbers, 4, 3), new(numbers, 3, 5), new(numbers, 4, 5), new float[3]));
        Assert.Throws<ArgumentException>(() => products.MultiplyTransposed<float>(new(numbers, 4, 3), new(numbers, 3, 5), new(numbers, 3, 5)));
        Assert.Throws<ArgumentException>(() => products.MultiplyOuter<float>(new(numbers, 4, 5), new(numbers, 3, 6), new(numbers, 4, 3)));
        Assert.Throws<NotSupportedException>(() => products.Multiply<Half>(new(new Half[4], 2, 2), new(new Half[4], 2, 2), new(new Half[4], 2, 2)));
    }

    private static void AssertLaw<T>(MatrixProducts products, int outputs, int inputs, int samples, bool hasBias = true)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var layer = new ProductCase<T>(outputs, inputs, samples, hasBias);
        layer.AssertEqualBits(layer.Expected, layer.Compute(products), typeof(T).Name);
    }
}
