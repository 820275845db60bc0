namespace FnnKit.Testing.Laws;

/// <summary>A table with numbers, categories and a column that is the same throughout.</summary>
internal sealed class TransformSamples : IColumnReader
{
    public const int Samples = 50;

    public static IReadOnlyList<Column> Columns { get; } = [new("size"), new("colour", ["red", "green", "blue"]), new("same")];

    public double[] Values { get; } =
    [
        .. Draws.Between(-9, 40, Samples), .. Enumerable.Range(0, Samples).Select(i => i % 3.0), .. Enumerable.Repeat(0.1, Samples),
    ];

    public int Count => Samples;

    public void Read(int column, Span<double> values) => Values.AsSpan(column * Samples, Samples).CopyTo(values);

    public static double[] Apply(ITransform transform, double[] fitted, double[] values, int samples, double stale = double.NaN)
    {
        int rows = transform.Plan(Columns).Count;
        double[] y = new double[rows * samples];
        y.AsSpan().Fill(stale);
        transform.Apply(Columns, fitted, new(values, Columns.Count, samples), new(y, rows, samples));
        return y;
    }
}
