namespace FnnKit;

/// <summary>A row of values that lie in arrays, one for each column.</summary>
internal sealed class ColumnBlockRow(IReadOnlyList<Array> columns, Utf8Buffer buffer) : ITableRow
{
    private readonly Array[] _columns = [.. columns];

    public int Row { get; set; }

    public int Count => _columns.Length;

    public long? Line => null;

    public TableCell Read(int column) => _columns[column] switch
    {
        double[] numbers => TableCell.FromNumber(numbers[Row]),
        float[] numbers => TableCell.FromNumber(numbers[Row]),
        long[] numbers => TableCell.FromWholeNumber(numbers[Row]),
        int[] numbers => TableCell.FromWholeNumber(numbers[Row]),
        string?[] texts => buffer.Encode(texts[Row]),
        var values => buffer.Encode(values.GetValue(Row)),
    };
}
