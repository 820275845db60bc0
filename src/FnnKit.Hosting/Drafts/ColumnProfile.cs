namespace FnnKit;

/// <summary>What the values of one column look like.</summary>
internal sealed class ColumnProfile(Column column)
{
    private double _sum;
    private double _squares;
    private long _count;

    public Column Column { get; } = column;

    public double Low { get; private set; } = double.PositiveInfinity;

    public double High { get; private set; } = double.NegativeInfinity;

    public bool IsWhole { get; private set; } = true;

    public bool HasMissing { get; private set; }

    public double Mean => _sum / _count;

    public double StandardDeviation => Math.Sqrt(Math.Max(0, (_squares / _count) - (Mean * Mean)));

    public void Add(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (double.IsNaN(value))
            {
                HasMissing = true;
                continue;
            }

            Low = Math.Min(Low, value);
            High = Math.Max(High, value);
            IsWhole &= value == Math.Floor(value);
            _sum += value;
            _squares += value * value;
            _count++;
        }
    }
}
