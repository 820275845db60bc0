namespace FnnKit.Serving;

/// <summary>Compares the samples that a model gets with those of its training, column by column.</summary>
internal sealed class DriftMonitor
{
    private readonly string _name;
    private readonly Model _model;
    private readonly ServeMetrics _metrics;
    private readonly ColumnDrift[] _drifts;

    public DriftMonitor(string name, Model model, ServeMetrics metrics)
    {
        (_name, _model, _metrics) = (name, model, metrics);
        Profile = model.Notes.Profile;
        _drifts = [.. (Profile?.Columns ?? []).Select(column => new ColumnDrift(column))];
    }

    /// <summary>What training saw; null where the model does not know.</summary>
    public TrainingProfile? Profile { get; }

    /// <summary>Looks at samples.</summary>
    /// <param name="features">One row of features after the other, as the model gets them.</param>
    public void Add(ReadOnlySpan<double> features)
    {
        int width = _model.FeatureCount;
        for (int column = 0; column < width; column++)
        {
            int unknown = 0, missing = 0, outside = 0;
            bool isCategory = _model.Schema.Features[column].IsCategory;
            for (int at = column; at < features.Length; at += width)
            {
                double value = features[at];
                if (double.IsNaN(value))
                    missing++;
                else if (isCategory && value == Column.Unknown)
                    unknown++;
                else if (Profile is not null && Profile.Columns[column].IsOutside(value))
                    outside++;
                if (_drifts.Length > 0)
                    _drifts[column].Add(value);
            }

            if (unknown + missing + outside > 0)
                _metrics.AddValues(_name, _model.Schema.Features[column].Name, unknown, missing, outside);
        }
    }

    /// <summary>The population stability index of each column that has one.</summary>
    public IEnumerable<(string Column, double Index)> Compute()
    {
        for (int column = 0; column < _drifts.Length; column++)
        {
            if (_drifts[column].Compute() is { } index)
                yield return (_model.Schema.Features[column].Name, index);
        }
    }
}
