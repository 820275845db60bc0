using System.Numerics;
using FnnKit.Numerics;

namespace FnnKit.Tests.Products;

/// <summary>Weights that are laid out once give the bits that they give when they are read where they lie.</summary>
public sealed class ConstantFactorsTests
{
    private static readonly (int Outputs, int Inputs)[] Shapes = [(1, 1), (3, 200), (10, 128), (13, 40), (64, 64), (65, 129), (97, 1030), (256, 33), (130, 4200)];

    public static TheoryData<int> Widths => [.. VectorWidth.Available];

    [Theory]
    [MemberData(nameof(Widths))]
    public void Single_samples_and_batches_have_the_same_bits_with_one_thread_and_with_three(int bits)
    {
        using var team = new ThreadTeam(3);
        foreach (var (outputs, inputs) in Shapes)
        {
            foreach (int samples in new[] { 1, 2, 17, 70 })
            {
                AssertSame<float>(team, bits, outputs, inputs, samples);
                AssertSame<double>(team, bits, outputs, inputs, samples);
            }
        }
    }

    [Fact]
    public void What_is_not_one_of_the_weights_is_read_where_it_lies()
    {
        var weights = new Arena<float>(40 * 50);
        var other = new Arena<float>(40 * 50);
        weights.Span.Fill(1);
        other.Span.Fill(2);
        var products = MatrixProducts.Create(ThreadTeam.Single, new ConstantFactors<float>(weights));
        float[] x = [.. Enumerable.Repeat(1f, 50)], y = new float[40];
        products.Multiply<float>(new ReadOnlyMatrix<float>(other.Span, 40, 50), new ReadOnlyMatrix<float>(x, 50, 1), new Matrix<float>(y, 40, 1));
        Assert.All(y, value => Assert.Equal(100, value));
        // It may change between two products, as the weights may not.
        other.Span.Fill(3);
        products.Multiply<float>(new ReadOnlyMatrix<float>(other.Span, 40, 50), new ReadOnlyMatrix<float>(x, 50, 1), new Matrix<float>(y, 40, 1));
        Assert.All(y, value => Assert.Equal(150, value));
    }

    [Fact]
    public void Many_threads_may_ask_for_a_layout_at_once()
    {
        var weights = new Arena<float>(300 * 200);
        weights.Span.Fill(0.5f);
        var constants = new ConstantFactors<float>(weights);
        Parallel.For(0, 16, _ =>
        {
            float[] x = [.. Enumerable.Repeat(2f, 200)], y = new float[300];
            MatrixProducts.Create(ThreadTeam.Single, constants).Multiply<float>(new ReadOnlyMatrix<float>(weights.Span, 300, 200), new ReadOnlyMatrix<float>(x, 200, 1), new Matrix<float>(y, 300, 1));
            Assert.All(y, value => Assert.Equal(200, value));
        });
    }

    private static void AssertSame<T>(ThreadTeam team, int bits, int outputs, int inputs, int samples)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var weights = new Arena<T>(outputs * inputs);
        Fill(weights.Span, 1);
        T[] x = new T[inputs * samples], bias = new T[outputs], expected = new T[outputs * samples];
        Fill<T>(x, 2);
        Fill<T>(bias, 3);
        new MatrixProducts(ThreadTeam.Single, bits).Multiply<T>(new(weights.Span, outputs, inputs), new(x, inputs, samples), new Matrix<T>(expected, outputs, samples), bias);
        var constants = new ConstantFactors<T>(weights);
        foreach (var threads in new[] { ThreadTeam.Single, team })
        {
            var products = new MatrixProducts(threads, bits, constants);
            for (int call = 0; call < 2; call++)
            {
                T[] y = new T[outputs * samples];
                products.Multiply<T>(new(weights.Span, outputs, inputs), new(x, inputs, samples), new Matrix<T>(y, outputs, samples), bias);
                Assert.Equal(expected, y);
            }
        }
    }

    private static void Fill<T>(Span<T> values, int seed)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var random = new Random(seed);
        foreach (ref var value in values)
            value = T.CreateTruncating(random.NextDouble() - 0.5);
    }
}
