namespace FnnKit;

/// <summary>Measures one column, chunk by chunk.</summary>
internal sealed class ColumnMeasurement(Column column)
{
    private readonly int[] _counts = new int[column.Categories?.Count ?? 0];
    private double _low = double.PositiveInfinity;
    private double _high = double.NegativeInfinity;
    private double _mean;
    private double _squares;
    private double _cubes;
    private bool _isWhole = true;
    private int _count;
    private int _missing;

    /// <summary>The values so far, as long as all of them are whole numbers and differ; null afterwards.</summary>
    private HashSet<double>? _different = column.IsCategory ? null : [];

    public void Add(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (double.IsNaN(value))
                _missing++;
            else
                Add(value);
        }
    }

    public ColumnProfile Finish() => new(column)
    {
        Missing = _missing,
        Minimum = _count == 0 ? double.NaN : _low,
        Maximum = _count == 0 ? double.NaN : _high,
        Mean = _count == 0 ? double.NaN : _mean,
        StandardDeviation = _count == 0 ? double.NaN : Math.Sqrt(_squares / _count),
        Skewness = _squares > 0 ? Math.Sqrt(_count) * _cubes / Scalar.Power(_squares, 1.5) : 0,
        IsWhole = _isWhole,
        Counts = _counts,
        Content = ColumnContents.Find(column, _counts, _count, _low, _high, areAllDifferent: _different is not null),
    };

    /// <summary>Adds a value to the central moments, by the update of Welford and Terriberry, which loses nothing if the mean is large.</summary>
    private void Add(double value)
    {
        _count++;
        (_low, _high) = (Math.Min(_low, value), Math.Max(_high, value));
        _isWhole &= value == Math.Floor(value);
        double delta = value - _mean, step = delta / _count, term = delta * step * (_count - 1);
        _mean += step;
        _cubes += (term * step * (_count - 2)) - (3 * step * _squares);
        _squares += term;
        if (column.IsCategory)
            _counts[(int)value]++;
        else if (_different is not null && (!_isWhole || !_different.Add(value)))
            _different = null;
    }
}
