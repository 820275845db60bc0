namespace FnnKit;

/// <summary>A data set without some of its columns.</summary>
internal sealed class SelectedDataSet : IDataSet
{
    private readonly IDataSet _data;
    private readonly int[] _kept;

    private SelectedDataSet(IDataSet data, int[] kept)
    {
        _data = data;
        _kept = kept;
        Schema = new DataSchema([.. kept.Select(index => data.Schema.Features[index])], data.Schema.Targets);
    }

    /// <inheritdoc/>
    public DataSchema Schema { get; }

    /// <inheritdoc/>
    public int Count => _data.Count;

    /// <inheritdoc/>
    public bool HasTargets => _data.HasTargets;

    /// <inheritdoc/>
    public bool IsReadOnDemand => _data.IsReadOnDemand;

    /// <summary>Leaves out the columns that a setup excludes or only splits by; returns the data set itself if there are none.</summary>
    /// <exception cref="DataException">A column is not there, none is left, or the features have a shape.</exception>
    public static IDataSet Create(IDataSet data, DataSetup setup)
    {
        var excluded = setup.Exclude;
        var left = excluded.Concat(setup.Split.OwnColumns).ToHashSet(StringComparer.Ordinal);
        if (left.Count == 0)
            return data;
        string[] names = [.. data.Schema.Features.Select(feature => feature.Name)];
        if (excluded.FirstOrDefault(name => !names.Contains(name)) is { } unknown)
        {
            throw new DataException($"'Data:Exclude' names '{unknown}', but the data has no such feature"
                + (NearestName.Find(unknown, names) is { } nearest ? $"; did you mean '{nearest}'?" : $". It has {NameList.Format(names)}."));
        }

        if (data.Schema.FeatureShape.Dimensions.Length > 1)
            throw new DataException($"{(excluded.Count > 0 ? "'Data:Exclude'" : "'Data:Split'")} takes columns out of a table, but the features have the shape {data.Schema.FeatureShape}. Remove the setting.");
        int[] kept = [.. Enumerable.Range(0, names.Length).Where(i => !left.Contains(names[i]))];
        return kept.Length > 0 ? new SelectedDataSet(data, kept) : throw new DataException($"{(excluded.Count > 0 ? "'Data:Exclude'" : "'Data:Split'")} leaves no feature to learn from. Take a column out of it.");
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
        for (int i = 0; i < _kept.Length; i++)
            all[_kept[i]].CopyTo(features[i]);
    }
}
