namespace FnnKit;

/// <summary>Writes a table row by row, in memory that does not grow with their number.</summary>
public interface ITableWriter : IDisposable
{
    /// <summary>Adds a row.</summary>
    /// <param name="row">A value for each column: a <see cref="double"/> in a column of numbers, otherwise a text; null where there is none.</param>
    void Add(params ReadOnlySpan<object?> row);

    /// <summary>Writes what is left. Without it the table is not whole.</summary>
    void Finish();
}
