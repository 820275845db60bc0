namespace FnnKit;

/// <summary>A data set of which one column says what each sample counts, and is no feature.</summary>
internal sealed class WeightedDataSet : IDataSet
{
    private const int ChunkSize = 1024;

    private readonly IDataSet _data;
    private readonly int _column;

    private WeightedDataSet(IDataSet data, int column)
    {
        _data = data;
        _column = column;
        Schema = new DataSchema([.. data.Schema.Features.Where((_, i) => i != column)], data.Schema.Targets);
    }

    /// <inheritdoc/>
    public DataSchema Schema { get; }

    /// <inheritdoc/>
    public int Count => _data.Count;

    /// <inheritdoc/>
    public bool HasTargets => _data.HasTargets;

    /// <inheritdoc/>
    public bool IsReadOnDemand => _data.IsReadOnDemand;

    /// <summary>Takes a column for the weights; the data set itself where none is named.</summary>
    /// <exception cref="DataException">There is no such column, it holds categories, or the features have a shape or nothing else.</exception>
    public static IDataSet Create(IDataSet data, string? column)
    {
        if (column is null)
            return data;
        string[] names = [.. data.Schema.Features.Select(feature => feature.Name)];
        int index = Array.IndexOf(names, column);
        if (index < 0)
            throw new DataException($"'Data:SampleWeights' is '{column}', but the data has no such column{(NearestName.Find(column, names) is { } nearest ? $"; did you mean '{nearest}'?" : $"; it has {string.Join(", ", names.Take(12))}")}");
        if (data.Schema.Features[index].IsCategory)
            throw new DataException($"'Data:SampleWeights' is '{column}', a column of categories; weights are numbers");
        if (names.Length == 1)
            throw new DataException($"'Data:SampleWeights' is '{column}', the only column, which leaves no features");
        if (data.Schema.FeatureShape.Dimensions.Length > 1)
            throw new DataException($"'Data:SampleWeights' takes a column out of a table, but the features have the shape {data.Schema.FeatureShape}");
        return new WeightedDataSet(data, index);
    }

    /// <summary>What each sample counts.</summary>
    /// <exception cref="DataException">A weight is below zero, or no finite number.</exception>
    public double[] Weights()
    {
        double[] weights = new double[Count], rows = new double[_data.Schema.Features.Count * ChunkSize];
        for (int start = 0; start < Count; start += ChunkSize)
        {
            int count = Math.Min(ChunkSize, Count - start);
            var features = new Matrix<double>(rows, _data.Schema.Features.Count, count);
            _data.Read([.. Enumerable.Range(start, count)], features, default);
            features[_column].CopyTo(weights.AsSpan(start));
        }

        int wrong = Array.FindIndex(weights, weight => !(weight >= 0 && double.IsFinite(weight)));
        return wrong < 0 ? weights
            : throw new DataException($"Column '{_data.Schema.Features[_column].Name}' is {weights[wrong]} in sample {wrong + 1}, but a weight must be at least 0 and finite.");
    }

    /// <inheritdoc/>
    public void Read(ReadOnlySpan<int> samples, Matrix<double> features, Matrix<double> targets)
    {
        if (features.IsEmpty)
        {
            _data.Read(samples, default, targets);
            return;
        }

        int rows = _data.Schema.Features.Count;
        var all = new Matrix<double>(new double[rows * samples.Length], rows, samples.Length);
        _data.Read(samples, all, targets);
        for (int row = 0, kept = 0; row < rows; row++)
        {
            if (row != _column)
                all[row].CopyTo(features[kept++]);
        }
    }
}
