using FnnKit.Numerics;

namespace FnnKit.Tests.Products;

public sealed class TileEpilogueTests
{
    [Theory]
    [InlineData(4, 2, 400)]
    [InlineData(1, 1, 1)]
    [InlineData(3, 0, 7)]
    [InlineData(200, 30, 1)]
    [InlineData(700, 900, 1)]
    [InlineData(5, 512, 200)]
    [InlineData(9, 400, 901)]
    [InlineData(100, 70, 333)]
    [InlineData(61, 5000, 97)]
    public void Every_element_is_visited_once_and_after_its_last_term(int outputs, int inputs, int samples)
    {
        var layer = new ProductCase<float>(outputs, inputs, samples);
        foreach (int threads in new[] { 1, 2, 8 })
        {
            using var team = new ThreadTeam(threads);
            foreach (int bits in VectorWidth.Available)
            {
                var products = new MatrixProducts(team, bits);
                var expected = layer.Compute(products).AsSpan(0, outputs * samples).ToArray();
                int visits = 0;
                var actual = layer.Compute(products, epilogue: Scale).AsSpan(0, outputs * samples).ToArray();
                Assert.Equal(outputs * samples, visits);
                Assert.Equal(expected.Select(value => (value * 3) + 1), actual);

                void Scale(Span<float> values)
                {
                    Interlocked.Add(ref visits, values.Length);
                    foreach (ref float value in values)
                        value = (value * 3) + 1;
                }
            }
        }
    }
}
