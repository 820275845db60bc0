namespace FnnKit;

/// <summary>Samples in the order and codes of a model, whatever those of their loader are.</summary>
internal sealed class RecodedReader(ISampleReader samples, DataSchema given, SchemaFit fit) : ISampleReader
{
    private double[] _rows = [];

    public double? Share => samples.Share;

    public IReadOnlyList<string[]>? Kept => samples.Kept;

    public int Read(Span<double> features)
    {
        int wanted = fit.Count, width = given.Features.Count, count = features.Length / wanted;
        if (_rows.Length < count * width)
            _rows = new double[count * width];
        count = samples.Read(_rows.AsSpan(0, count * width));
        double[] columns = new double[count * width], recoded = new double[count * wanted];
        for (int i = 0; i < columns.Length; i++)
            columns[(i % width * count) + (i / width)] = _rows[i];
        fit.Apply(new(columns, width, count), new(recoded, wanted, count));
        for (int i = 0; i < recoded.Length; i++)
            features[i] = recoded[(i % wanted * count) + (i / wanted)];
        return count;
    }

    public void Dispose() => samples.Dispose();
}
