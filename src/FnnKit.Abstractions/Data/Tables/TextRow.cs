namespace FnnKit;

/// <summary>A row of texts.</summary>
internal readonly ref struct TextRow(ReadOnlySpan<string?> values, long? line, Utf8Buffer buffer) : ITableRow
{
    private readonly ReadOnlySpan<string?> _values = values;

    public int Count => _values.Length;

    public long? Line => line;

    public TableCell Read(int column) => buffer.Encode(_values[column]);
}
