namespace FnnKit;

/// <summary>A row of values of any type.</summary>
internal readonly ref struct ObjectRow(ReadOnlySpan<object?> values, long? line, Utf8Buffer buffer) : ITableRow
{
    private readonly ReadOnlySpan<object?> _values = values;

    public int Count => _values.Length;

    public long? Line => line;

    public TableCell Read(int column) => buffer.Encode(_values[column]);
}
