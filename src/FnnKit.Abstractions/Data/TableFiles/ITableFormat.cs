namespace FnnKit;

/// <summary>A data loader whose format can be written too, such as for predictions.</summary>
public interface ITableFormat
{
    /// <summary>The endings of the files that it writes, such as <c>.txt</c>.</summary>
    IReadOnlyList<string> WrittenExtensions { get; }

    /// <summary>Begins a table.</summary>
    /// <param name="stream">Where to write it; it stays open.</param>
    /// <param name="columns">Its columns: <see cref="TableColumnKind.Numbers"/>, or texts.</param>
    ITableWriter CreateWriter(Stream stream, IReadOnlyList<ColumnDeclaration> columns);
}
