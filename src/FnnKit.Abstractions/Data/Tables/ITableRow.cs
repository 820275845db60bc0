namespace FnnKit;

/// <summary>The row that a reader of a table is at, for loaders that hand over values without making an object of each.</summary>
public interface ITableRow
{
    /// <summary>The number of values.</summary>
    int Count { get; }

    /// <summary>The line of a text file that the row begins in, for errors; null if the source has no lines.</summary>
    long? Line { get; }

    /// <summary>Reads a value, which stays valid until the next call.</summary>
    /// <param name="column">The place of its column, counted from 0 in the order in which the columns were added.</param>
    TableCell Read(int column);
}
