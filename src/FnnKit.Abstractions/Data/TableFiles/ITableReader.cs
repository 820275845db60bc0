namespace FnnKit;

/// <summary>Reads a table from front to back. Before the first call of <see cref="Read"/> it is before the first row.</summary>
public interface ITableReader : ITableRow, IDisposable
{
    /// <summary>The columns.</summary>
    IReadOnlyList<ColumnDeclaration> Columns { get; }

    /// <summary>How much of the table has been read, from 0 to 1; null where that cannot be told.</summary>
    double? Share { get; }

    /// <summary>Goes to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    /// <exception cref="DataException">The table cannot be read on; the message names the place.</exception>
    bool Read();
}
