namespace FnnKit;

/// <summary>A place in a source of data.</summary>
/// <param name="Source">The file, or the name of whatever else the data comes from.</param>
public sealed record DataLocation(string Source)
{
    /// <summary>The line of a text file, counted from 1; null where the source has no lines, or the whole source is meant.</summary>
    public long? Line { get; init; }

    /// <summary>The row of a table, counted from 1 without its header, for sources without lines; null where the whole source is meant.</summary>
    public long? Row { get; init; }

    /// <summary>The name of the column; null where a whole row is meant.</summary>
    public string? Column { get; init; }

    /// <summary>The place as messages write it, such as <c>people.csv, line 3, column 'age'</c>.</summary>
    public override string ToString()
    {
        string row = Line is not null ? $", line {Line}" : Row is not null ? $", row {Row}" : "";
        return $"{Source}{row}{(Column is null ? "" : $", column '{Column}'")}";
    }
}
