namespace FnnKit.Sql;

/// <summary>Reads a table from a database: the rows of a table or of a query, in an order that is fixed.</summary>
/// <remarks>
/// Numbers and truth values are numbers, dates and times are days since 1970-01-01, texts are categories unless all of them are numbers, and null is a missing
/// value. <see cref="OrderBy"/> is required, because a database may give rows in another order each time, and another order would be another training. If
/// rows have the same values in these columns and differ in others, that is an error. Credentials are read from environment variables and are never settings,
/// because settings are written into runs and models.
/// </remarks>
[DataLoader("sql")]
public sealed class Sql : TableLoader, IFileLoader, ITableFormat
{
    private static readonly byte[] SqliteMagic = "SQLite format 3\0"u8.ToArray();

    /// <summary>A database file, which replaces <see cref="Connection"/>; or a file that ends in .sql with the query.</summary>
    [FilePath]
    public string? Path { get; set; }

    /// <summary>
    /// The kind of database: <c>sqlite</c>, <c>postgresql</c>, or the factory of another provider whose files lie beside this plugin, such as
    /// <c>DuckDB.NET.Data.DuckDBClientFactory, DuckDB.NET.Data</c>.
    /// </summary>
    public string Provider { get; set; } = "sqlite";

    /// <summary>How to connect, without credentials, such as <c>Host=db;Database=shop;Username=reader</c>.</summary>
    public string? Connection { get; set; }

    /// <summary>The environment variable that holds the connection string, credentials included; it is added to <see cref="Connection"/>.</summary>
    public string? ConnectionVariable { get; set; }

    /// <summary>The table or view to read, such as <c>shop.customers</c>.</summary>
    public string? Table { get; set; }

    /// <summary>The query to read, instead of a table. Its parameters are written as <c>@name</c>.</summary>
    public string? Query { get; set; }

    /// <summary>The values of the parameters of the query, such as <c>year=2024</c>.</summary>
    public IReadOnlyList<string>? Parameters { get; set; }

    /// <summary>The columns by which rows are ordered; together they must tell rows apart. <c>*</c> stands for all columns.</summary>
    [Required]
    public IReadOnlyList<string>? OrderBy { get; set; }

    /// <summary>How often a connection that drops is opened again; reading then continues behind the last row.</summary>
    [Range(0, 100)]
    public int Retries { get; set; } = 3;

    /// <inheritdoc/>
    public IReadOnlyList<string> FileExtensions => [".sqlite", ".sqlite3", ".db", ".sql"];

    /// <inheritdoc/>
    protected override string SourceName
        => Path is { } path ? System.IO.Path.GetFullPath(path) : Table is { } table ? $"table {table}" : "the query";

    /// <inheritdoc/>
    public IReadOnlyList<string> WrittenExtensions => [".sqlite", ".sqlite3", ".db"];

    /// <inheritdoc/>
    public ITableWriter CreateWriter(Stream stream, IReadOnlyList<ColumnDeclaration> columns) => new SqliteTableWriter(stream, columns);

    /// <inheritdoc/>
    public FileMatch Match(FileHead file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.Start.Span.StartsWith(SqliteMagic) ? FileMatch.Content : file.EndsWith(FileExtensions) ? FileMatch.Extension : FileMatch.None;
    }

    /// <inheritdoc/>
    public FileSuggestion Sniff(FileRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Targets.Count > 1)
            throw new DataException($"The data loader 'sql' learns one column, but {request.Targets.Count} are asked for ({NameList.Format(request.Targets)}). Name one.");
        var loader = (Sql)ForFile(request.Path);
        loader.Target = request.Targets.Count == 1 ? request.Targets[0] : Target;
        loader.TargetKind = request.TargetKind ?? TargetKind;
        var notes = new List<FileNote>();
        SqlSurvey.Infer(loader, notes);
        InferValues(loader, notes);
        return new FileSuggestion(loader, notes);
    }

    /// <inheritdoc/>
    public IFileLoader ForFile(string path)
    {
        var copy = (Sql)MemberwiseClone();
        copy.Path = path;
        return copy;
    }

    /// <inheritdoc/>
    protected override ITableReader OpenTable(TableRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        return new SqlTable(SqlSource.Create(this), SourceName, Retries, request.CancellationToken);
    }
}
