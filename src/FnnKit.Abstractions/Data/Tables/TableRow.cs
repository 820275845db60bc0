namespace FnnKit;

/// <summary>Where a row stands, for the errors in it.</summary>
/// <param name="Source">The table.</param>
/// <param name="Line">The line that it begins in; null if the source has no lines.</param>
/// <param name="Number">Its number, counted from 1.</param>
internal readonly record struct TableRow(TableSource Source, long? Line, long Number)
{
    /// <summary>Creates an error that concerns the row.</summary>
    public DataException Error(string problem) => DataException.At(Location(null), problem);

    /// <summary>Creates an error that concerns a value.</summary>
    public DataException Error(string column, string problem) => DataException.At(Location(column), problem);

    private DataLocation Location(string? column) => new(Source.Name) { Line = Line, Row = Line is null ? Number : null, Column = column };
}
