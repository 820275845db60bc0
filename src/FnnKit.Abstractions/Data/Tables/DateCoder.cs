namespace FnnKit;

/// <summary>Codes a column of dates as days since 1970-01-01. A number is taken as such days.</summary>
internal sealed class DateCoder(string name) : ColumnCoder(name)
{
    public override double Code(in TableCell cell, in TableRow row)
    {
        if (cell.Holds != TableCell.Content.Text && TryRead(cell, row, out double number))
            return number;
        return DateText.TryParse(cell.Utf8, out double days) ? days
            : throw row.Error(Name, $"'{TextOf(cell, row)}' is not a date; write dates as 2024-12-31, 2024-12-31 08:30 or 2024-12-31T08:30:00");
    }

    public override Column Finish(TableSource source) => new(Name) { IsDate = true };
}
