namespace FnnKit;

/// <summary>A data set in memory: one row a sample, features and targets each in one array.</summary>
public sealed class TableDataSet : IDataSet
{
    private readonly double[] _features;
    private readonly double[] _targets;

    /// <summary>Makes a data set over two arrays.</summary>
    /// <param name="schema">What the columns are.</param>
    /// <param name="features">One row of features after the other.</param>
    /// <param name="targets">One row of targets after the other, classes as their codes; empty if there are none.</param>
    /// <exception cref="DataException">The arrays do not hold the same number of whole rows.</exception>
    public TableDataSet(DataSchema schema, double[] features, double[] targets)
    {
        Schema = schema;
        _features = features;
        _targets = targets;
        Count = features.Length / schema.Features.Count;
        if (features.Length % schema.Features.Count != 0)
            throw new DataException($"{features.Length} feature values are not whole rows of {schema.Features.Count}.");
        if (HasTargets && targets.Length != (long)Count * schema.Targets.Count)
            throw new DataException($"There are {Count} rows of features but {targets.Length} target values; expected {schema.Targets.Count} a row.");
    }

    /// <inheritdoc/>
    public DataSchema Schema { get; }

    /// <inheritdoc/>
    public int Count { get; }

    /// <inheritdoc/>
    public bool HasTargets => _targets.Length > 0;

    /// <inheritdoc/>
    public void Read(ReadOnlySpan<int> samples, Matrix<double> features, Matrix<double> targets)
    {
        if (!features.IsEmpty)
            Transpose(_features, samples, features);
        if (!targets.IsEmpty)
            Transpose(_targets, samples, targets);
    }

    private static void Transpose(double[] rows, ReadOnlySpan<int> samples, Matrix<double> columns)
    {
        for (int sample = 0; sample < samples.Length; sample++)
        {
            var row = rows.AsSpan(samples[sample] * columns.Rows, columns.Rows);
            for (int i = 0; i < row.Length; i++)
                columns[i, sample] = row[i];
        }
    }
}
