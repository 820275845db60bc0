namespace FnnKit.Layers;

/// <summary>Makes the rows of a weight matrix, or its columns if there are fewer of them, perpendicular to each other and equally long.</summary>
/// <remarks>
/// The shorter side's vectors are drawn from a normal distribution and made orthonormal by the modified Gram-Schmidt process, each one twice
/// (Giraud and others, 2005), which is the Q of a QR decomposition whose R has a positive diagonal: evenly distributed over all orthogonal matrices.
/// Source: Saxe, McClelland and Ganguli, Exact solutions to the nonlinear dynamics of learning in deep linear neural networks, ICLR 2014.
/// </remarks>
[Initializer("orthogonal")]
public sealed class Orthogonal : IInitializer
{
    /// <summary>The length of the vectors.</summary>
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double Gain { get; set; } = 1;

    /// <inheritdoc/>
    public void Fill(Span<double> values, ParameterPlan parameter, RandomStream random)
    {
        int rows = parameter.Shape.Dimensions.Length > 1 ? parameter.Shape.Dimensions[0] : 1, columns = values.Length / rows;
        bool isTall = rows > columns;
        double[] drawn = new double[values.Length];
        random.FillNormal<double>(drawn);
        var vectors = isTall ? new Matrix<double>(drawn, columns, rows) : new Matrix<double>(drawn, rows, columns);
        for (int i = 0; i < vectors.Rows; i++)
            Orthonormalize(vectors, i);
        for (int i = 0; i < values.Length; i++)
            values[i] = Gain * (isTall ? vectors[i % columns, i / columns] : drawn[i]);
    }

    private static void Orthonormalize(Matrix<double> vectors, int index)
    {
        var vector = vectors[index];
        for (int pass = 0; pass < 2; pass++)
        {
            for (int other = 0; other < index; other++)
                Vectors.AddScaled(vector, -Reductions.Dot<double>(vector, vectors[other]), vectors[other], vector);
        }

        double length = Math.Sqrt(Reductions.SumOfSquares<double>(vector));
        foreach (ref double value in vector)
            value /= length;
    }
}
