namespace FnnKit;

/// <summary>A row of numbers.</summary>
internal readonly ref struct NumberRow(ReadOnlySpan<double> values, long? line) : ITableRow
{
    private readonly ReadOnlySpan<double> _values = values;

    public int Count => _values.Length;

    public long? Line => line;

    public TableCell Read(int column) => TableCell.FromNumber(_values[column]);
}
