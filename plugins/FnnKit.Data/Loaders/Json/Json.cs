namespace FnnKit.Data;

/// <summary>Reads a table from JSON: an array of objects, or one object a line (JSON Lines).</summary>
/// <remarks>
/// Format: RFC 8259 in UTF-8. The columns are the keys of all objects in the order in which they occur first; keys of objects within them are joined with a
/// point, as in <c>address.city</c>, and values of arrays are counted from 0, as in <c>scores.0</c>. A row that is an array has the columns <c>column1</c>,
/// <c>column2</c> and so on. A key that is absent, and null, is a missing value; true and false are 1 and 0. Texts of numbers are numbers.
/// </remarks>
[DataLoader("json")]
public sealed class Json : TableFileLoader
{
    /// <summary>Where the array of rows lies in the document, as keys joined with a point, such as <c>data.items</c>; by default it is the document.</summary>
    public string? Rows { get; set; }

    /// <inheritdoc/>
    public override IReadOnlyList<string> FileExtensions => [".json", ".jsonl", ".ndjson"];

    /// <inheritdoc/>
    public override bool ReadsStreams => true;

    /// <inheritdoc/>
    protected override ITableReader OpenTable(TableRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Input is { } input)
            return new JsonTable(new JsonRecords(Path!, input, Rows), request.Wanted is null ? [] : [.. request.Wanted]);
        string path = SourceName;
        using var first = JsonRecords.Open(path, Rows);
        string[] names = JsonColumns.Find(first, request.CancellationToken);
        return new JsonTable(JsonRecords.Open(path, Rows), names);
    }

    /// <inheritdoc/>
    protected override void InferFormat(List<FileNote> notes)
    {
        ArgumentNullException.ThrowIfNull(notes);
        if (Rows is not null || JsonRows.Find(SourceName) is not { } rows)
            return;
        Rows = rows;
        notes.Add(new(nameof(Rows), $"The rows are the array '{rows}' of the document."));
    }
}
