namespace FnnKit.Layers;

/// <summary>Fills each row of a parameter with a single number, so that all members start from the same.</summary>
/// <param name="inner">What draws one number for each row.</param>
internal sealed class RepeatedColumns(IInitializer inner) : IInitializer
{
    public void Fill(Span<double> values, ParameterPlan parameter, RandomStream random)
    {
        int rows = parameter.Shape.Dimensions[0], width = values.Length / rows;
        double[] drawn = new double[rows];
        inner.Fill(drawn, parameter with { Shape = rows }, random);
        for (int row = 0; row < rows; row++)
            values.Slice(row * width, width).Fill(drawn[row]);
    }
}
