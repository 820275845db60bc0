using System.Text;

namespace FnnKit.Parquet;

/// <summary>Reads a table from Parquet files, one row group after the other.</summary>
/// <remarks>
/// Numbers, decimals and truth values are numbers, dates and times are days since 1970-01-01, texts are categories unless all of them are numbers; null and NaN
/// are missing values. Fields of groups have the name <c>group.field</c>. Only columns that are looked at are read. Columns of lists and maps cannot be features.
/// </remarks>
[DataLoader("parquet")]
public sealed class Parquet : TableFileLoader, ITableFormat
{
    private static readonly byte[] Magic = Encoding.ASCII.GetBytes("PAR1");

    /// <inheritdoc/>
    public override IReadOnlyList<string> FileExtensions => [".parquet", ".pq"];

    /// <inheritdoc/>
    public IReadOnlyList<string> WrittenExtensions => FileExtensions;

    /// <inheritdoc/>
    public ITableWriter CreateWriter(Stream stream, IReadOnlyList<ColumnDeclaration> columns) => new ParquetTableWriter(stream, columns);

    /// <inheritdoc/>
    public override FileMatch Match(FileHead file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Start.Span.StartsWith(Magic) ? FileMatch.Content : base.Match(file);
    }

    /// <inheritdoc/>
    protected override ITableReader OpenTable(TableRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new ParquetTable(ParquetFiles.Find(SourceName), request.CancellationToken);
    }

    /// <inheritdoc/>
    protected override void InferFormat(List<FileNote> notes)
    {
        ArgumentNullException.ThrowIfNull(notes);
        using var table = new ParquetTable(ParquetFiles.Find(SourceName), CancellationToken.None);
        string[] lists = [.. table.Lists];
        if (Ignore is not null || lists.Length == 0)
            return;
        Ignore = lists;
        notes.Add(new(nameof(Ignore), $"{NameList.Format(lists)}: columns of lists are left out."));
    }
}
