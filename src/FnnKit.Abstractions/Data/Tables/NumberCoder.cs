namespace FnnKit;

/// <summary>Codes a column of numbers, which stay what they are.</summary>
internal sealed class NumberCoder(string name) : ColumnCoder(name)
{
    public override double Code(in TableCell cell, in TableRow row) => TryRead(cell, row, out double number) ? number : throw NotNumber(cell, row);

    private DataException NotNumber(in TableCell cell, in TableRow row)
    {
        string text = TextOf(cell, row);
        var advice = row.Source.Advice;
        string? cure = TableText.HasDecimalComma(cell.Utf8) && advice.DecimalComma is { } comma ? $"{comma} if its comma stands before decimals"
            : TableText.IsUsualMissing(text) && advice.Missing is { } missing ? missing(text)
            : $"correct it{Or(advice.Categories is { } categories ? $"{categories} if it holds categories" : null)}";
        return row.Error(Name, $"'{text}' is not a number, but the column holds numbers; {cure}");
    }
}
