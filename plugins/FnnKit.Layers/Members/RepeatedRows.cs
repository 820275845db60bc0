namespace FnnKit.Layers;

/// <summary>Fills several rows of a parameter with the same numbers: rows of one group share a draw.</summary>
/// <param name="inner">What draws.</param>
/// <param name="groups">The group of each row, from 0.</param>
internal sealed class RepeatedRows(IInitializer inner, int[] groups) : IInitializer
{
    public void Fill(Span<double> values, ParameterPlan parameter, RandomStream random)
    {
        int width = values.Length / groups.Length, count = groups.Max() + 1;
        double[] drawn = new double[count * width];
        inner.Fill(drawn, parameter with { Shape = new Shape(count, width) }, random);
        for (int row = 0; row < groups.Length; row++)
            drawn.AsSpan(groups[row] * width, width).CopyTo(values[(row * width)..]);
    }
}
