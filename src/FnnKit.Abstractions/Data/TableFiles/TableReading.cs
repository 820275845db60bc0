namespace FnnKit;

/// <summary>Builds data sets from the tables of a loader.</summary>
internal static class TableReading
{
    private const int RowsBetweenLooks = 1024;

    private static readonly TableAdvice Advice = new()
    {
        Features = "'Columns'",
        Ignored = column => $"leave it out with \"Ignore\": [ \"{column}\" ]",
        Categories = "name the column in 'Categories'",
        Classes = "set 'TargetKind' to 'Classes'",
        Missing = text => $"say that \"{text}\" stands for a missing value, with \"Missing\": [ \"{text}\" ], and add a transform that fills it in",
    };

    /// <summary>Reads a whole table.</summary>
    /// <exception cref="DataException">The table is not what the options or the schema say; the message names the place.</exception>
    public static IDataSet Load(TableLoader loader, DataRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        using var reader = loader.OpenTable(new TableRequest(request.Input, Wanted(loader, request), cancellationToken));
        var table = Begin(loader, reader, request.Schema);
        long length = request.Progress is not null && File.Exists(loader.SourceName) ? new FileInfo(loader.SourceName).Length : 0;
        for (long rows = 0; reader.Read(); rows++)
        {
            if (rows % RowsBetweenLooks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (length > 0 && reader.Share is { } share)
                    request.Progress!.Report(new LoadingProgress(loader.SourceName, (long)(share * length), length));
            }

            table.AddRow(reader);
        }

        return loader.Streamed ? table.BuildStored() : table.Build();
    }

    /// <summary>Declares the columns of a table.</summary>
    public static TableBuilder Begin(TableLoader loader, ITableReader reader, DataSchema? schema)
    {
        var table = new TableBuilder(loader.SourceName, schema, new TableOptions
        {
            Targets = loader.Target is null ? null : [loader.Target],
            Features = loader.Columns,
            Ignored = loader.Ignore,
            Categories = loader.Categories,
            Dates = loader.Dates,
            TargetKind = loader.TargetKind,
            Missing = loader.Missing,
            IsStored = loader.Streamed,
            Advice = Advice,
        });
        foreach (var column in reader.Columns)
            table.AddColumn(column.Name, column.Kind);
        return table;
    }

    /// <summary>The columns that will be looked at; null for all.</summary>
    public static HashSet<string>? Wanted(TableLoader loader, DataRequest request)
    {
        if (request.Schema is { } schema)
            return [.. schema.Features.Concat(schema.Targets).Select(column => column.Name), .. request.Kept];
        // Columns may be named by their numbers, which only the table can tell.
        return loader is { Columns: { } columns, Target: { } target } && !columns.Append(target).Any(name => int.TryParse(name, out _)) ? [.. columns, target] : null;
    }
}
