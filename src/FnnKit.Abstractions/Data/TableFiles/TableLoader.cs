namespace FnnKit;

/// <summary>
/// A data loader for tables that are read from front to back. It has the options that all tables have, and builds the data set; a loader of one format only
/// opens the table.
/// </summary>
public abstract class TableLoader : IDataLoader
{
    /// <summary>The column that the network is to learn, by its name or its number counted from 1; by default the last one.</summary>
    public string? Target { get; set; }

    /// <summary>The columns that go into the network, by name or number; by default all but the target.</summary>
    public IReadOnlyList<string>? Columns { get; set; }

    /// <summary>Columns that are neither features nor the target, by name or number, such as identifiers; their values are not looked at.</summary>
    public IReadOnlyList<string>? Ignore { get; set; }

    /// <summary>Columns that hold categories although they look like numbers, by name or number.</summary>
    public IReadOnlyList<string>? Categories { get; set; }

    /// <summary>Columns of texts that hold dates, by name or number, written as 2024-12-31 or 2024-12-31 08:30; they become days since 1970-01-01.</summary>
    public IReadOnlyList<string>? Dates { get; set; }

    /// <summary>Whether the target is classes or numbers; by default whole numbers and text are classes.</summary>
    public TargetKind? TargetKind { get; set; }

    /// <summary>The texts that stand for a missing value, such as <c>""</c> or <c>NA</c>, in upper or lower case; by default there are none.</summary>
    public IReadOnlyList<string>? Missing { get; set; }

    /// <summary>
    /// Whether rows are kept in a temporary file instead of memory, so that the table may be larger than memory. Everything else is as with a table in memory,
    /// but slower.
    /// </summary>
    public bool Streamed { get; set; }

    /// <summary>What errors call the table: the path of a file, or a name.</summary>
    protected internal abstract string SourceName { get; }

    /// <summary>Opens the table.</summary>
    /// <param name="request">What is asked for.</param>
    /// <exception cref="DataException">The table cannot be opened; the message names it.</exception>
    protected internal abstract ITableReader OpenTable(TableRequest request);

    /// <summary>Infers the options of the values that are not set, such as dates and words for missing values, from all rows.</summary>
    /// <param name="loader">A loader that nobody uses yet.</param>
    /// <param name="notes">Receives a note for each option.</param>
    /// <exception cref="DataException">The table cannot be read.</exception>
    protected static void InferValues(TableLoader loader, List<FileNote> notes) => TableSurvey.Infer(loader, notes);

    /// <inheritdoc/>
    public Task<IDataSet> LoadAsync(DataRequest request, CancellationToken cancellationToken)
        => Task.Run(() => TableReading.Load(this, request, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public Task<ISampleReader> OpenAsync(DataRequest request, CancellationToken cancellationToken)
        => Task.Run<ISampleReader>(() => TableSamples.Open(this, request, cancellationToken), cancellationToken);
}
