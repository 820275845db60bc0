namespace FnnKit.Testing.Laws;

/// <summary>What a graph gives beside what the part itself computes. Samples are rows in the one and columns in the other.</summary>
internal static class GraphComparison
{
    private const double Tolerance = 1e-9;

    /// <summary>Numbers of features as rows, <c>[features, samples]</c>, as a batch of samples of a shape.</summary>
    public static GraphTensor Batch(IReadOnlyList<double> features, Shape shape, int samples)
        => new([.. Enumerable.Range(0, features.Count).Select(i => features[(i % shape.Size * samples) + (i / shape.Size)])], [samples, .. shape.Dimensions]);

    /// <summary>How the two differ, in words; null where they do not.</summary>
    /// <param name="graph">What the graph gives.</param>
    /// <param name="y">What the part computes, <c>[features, samples]</c>.</param>
    /// <param name="shape">The shape of one sample.</param>
    /// <param name="samples">How many samples.</param>
    public static string? Difference(GraphTensor graph, IReadOnlyList<double> y, Shape shape, int samples)
    {
        var expected = Batch(y, shape, samples);
        if (!graph.Dimensions.SequenceEqual(expected.Dimensions))
            return $"its graph gives [{string.Join(", ", graph.Dimensions)}] where it gives [{string.Join(", ", expected.Dimensions)}]";
        for (int i = 0; i < expected.Values.Length; i++)
        {
            double a = graph.Values[i], b = expected.Values[i];
            if (!a.Equals(b) && !(Math.Abs(a - b) <= Tolerance * Math.Max(1, Math.Abs(b))))
                return $"its graph gives {a:R} where it gives {b:R} (sample {i / shape.Size}, output {i % shape.Size})";
        }

        return null;
    }
}
