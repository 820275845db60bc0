namespace FnnKit;

/// <summary>Gathers what a column holds.</summary>
/// <param name="categories">How many categories it has; null in a column of numbers.</param>
/// <param name="keeps">Whether to keep values for deciles.</param>
internal sealed class ColumnTally(int? categories, bool keeps)
{
    private const int Groups = 10;

    private readonly long[] _codes = new long[categories ?? 0];
    private readonly List<double> _kept = [];
    private double _minimum = double.PositiveInfinity, _maximum = double.NegativeInfinity;
    private long _count, _missing;

    /// <summary>Adds values.</summary>
    /// <param name="values">The values.</param>
    /// <param name="first">How many samples came before them.</param>
    /// <param name="every">Each how many samples a value is kept.</param>
    public void Add(ReadOnlySpan<double> values, int first, int every)
    {
        for (int i = 0; i < values.Length; i++)
        {
            double value = values[i];
            _count++;
            if (double.IsNaN(value))
                _missing++;
            else if (categories is not null)
                AddCode(value);
            else
                AddNumber(value, keeps && (first + i) % every == 0);
        }
    }

    public TrainedColumn Finish()
    {
        double missing = _count == 0 ? 0 : (double)_missing / _count;
        if (categories is not null)
            return new(null, null, missing) { CategoryShares = [.. _codes.Select(code => _count == 0 ? 0 : (double)code / _count)] };
        return double.IsFinite(_minimum) && double.IsFinite(_maximum) ? new(_minimum, _maximum, missing) { Deciles = Deciles() } : new(null, null, missing);
    }

    private void AddCode(double code)
    {
        if (code >= 0 && code < _codes.Length)
            _codes[(int)code]++;
    }

    private void AddNumber(double value, bool isKept)
    {
        (_minimum, _maximum) = (Math.Min(_minimum, value), Math.Max(_maximum, value));
        if (isKept)
            _kept.Add(value);
    }

    private double[] Deciles()
    {
        _kept.Sort();
        return _kept.Count < Groups ? [] : [.. Enumerable.Range(1, Groups - 1).Select(group => _kept[group * _kept.Count / Groups])];
    }
}
