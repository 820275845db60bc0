using System.Globalization;

namespace FnnKit.Data;

/// <summary>Reads a table from a file.</summary>
internal static class CsvTable
{
    private const int RowsBetweenLooks = 1024;

    private static readonly TableAdvice Advice = new()
    {
        Features = "'Columns'",
        Ignored = column => $"leave it out with \"Ignore\": [ \"{column}\" ]",
        Categories = "name the column in 'Categories'",
        Classes = "set 'TargetKind' to 'Classes'",
        Missing = text => $"say that \"{text}\" stands for a missing value, with \"Missing\": [ \"{text}\" ], and add the transform 'impute'",
        DecimalComma = "set 'DecimalComma' to true",
        DecimalPoint = "set 'DecimalComma' to false",
        Thousands = separator => $"set 'Thousands' to \"{separator}\"",
        Symbols = symbol => $"list \"{symbol}\" in 'Symbols'",
    };

    /// <summary>Reads a whole file into memory.</summary>
    /// <exception cref="DataException">The file is not what the options or the schema say; the message names the line.</exception>
    public static IDataSet Load(Csv options, DataRequest request, CancellationToken cancellationToken)
    {
        using var file = new CsvFile(options);
        var table = Open(options, request.Schema, file);
        ReadRows(file, request, table.AddRow, cancellationToken);
        return table.Build();
    }

    /// <summary>Reads up to the first sample, and declares the columns.</summary>
    /// <exception cref="DataException">There are no samples, or the header is not one.</exception>
    public static TableBuilder Open(Csv options, DataSchema? schema, CsvFile file) => Open(options, schema, file, out _);

    /// <inheritdoc cref="Open(Csv, DataSchema?, CsvFile)"/>
    /// <param name="options">How the file is written.</param>
    /// <param name="schema">The schema to fit; null if the file decides.</param>
    /// <param name="file">The file.</param>
    /// <param name="names">The names of all columns of the file.</param>
    public static TableBuilder Open(Csv options, DataSchema? schema, CsvFile file, out string[] names)
    {
        var table = new TableBuilder(file.Path, schema, new TableOptions
        {
            Targets = options.Target is null ? null : [options.Target],
            Features = options.Columns,
            Ignored = options.Ignore,
            Categories = options.Categories,
            Dates = options.Dates,
            TargetKind = options.TargetKind,
            Missing = options.Missing,
            DecimalComma = options.DecimalComma,
            Thousands = options.Thousands,
            Symbols = options.Symbols,
            HasNames = options.Header,
            Advice = Advice,
        });
        table.AddColumns(names = ReadNames(options, schema, file));
        return table;
    }

    /// <summary>Goes through the rows from the current one on. Now and then it reports the progress.</summary>
    /// <exception cref="DataException">A row is not what it has to be.</exception>
    /// <exception cref="OperationCanceledException">The reading was cancelled.</exception>
    public static void ReadRows(CsvFile file, DataRequest request, Action<ITableRow> add, CancellationToken cancellationToken)
    {
        long rows = 0;
        do
        {
            if (rows++ % RowsBetweenLooks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
                request.Progress?.Report(new LoadingProgress(file.Path, file.Offset, file.Length));
            }

            add(file);
        }
        while (file.Read());
    }

    /// <summary>Whether a name in a header is a number with decimals, so that the header must be a row of values.</summary>
    public static bool IsFraction(string name)
        => name.Contains('.', StringComparison.Ordinal) && double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    /// <summary>Reads up to the first sample.</summary>
    /// <returns>The names of the columns.</returns>
    /// <exception cref="DataException">There are no samples.</exception>
    private static string[] ReadNames(Csv options, DataSchema? schema, CsvFile file)
    {
        bool isThere = file.Read();
        if (isThere && file.Columns == 1 && (CsvGuess.Delimiter(file.Text(0)) ?? (schema?.Features.Count > 1 && file.Text(0).Contains(',', StringComparison.Ordinal) ? "," : null)) is { } delimiter)
            throw file.Error($"there is one value, '{Start(file.Text(0))}', but more seem to stand between '{delimiter}'; set 'Delimiter' to \"{delimiter}\"");
        string[] names = !isThere ? [] : options.Header ? ReadHeader(file) : [.. Enumerable.Range(1, file.Columns).Select(number => $"column{number}")];
        if (!isThere || (options.Header && !file.Read()))
            throw new DataException($"{file.Path} has no samples{(isThere ? ", only a header" : "")}.") { Location = new(file.Path) };
        return names;
    }

    private static string[] ReadHeader(CsvFile file)
    {
        string[] names = [.. Enumerable.Range(0, file.Columns).Select(file.Text)];
        const string cure = "if the file has no header, set 'Header' to false";
        if (names.Where(name => name.Length > 0).GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } repeated)
            throw file.Error($"the column '{repeated.Key}' is named twice; {cure}, otherwise rename one");
        // Tables without names are often given the header 0, 1, 2 and so on, but nobody calls a column 5.1.
        if (names.FirstOrDefault(IsFraction) is { } number)
            throw file.Error($"'{number}' is not the name of a column but a number; {cure}");
        file.PassOverHeader();
        return names;
    }

    private static string Start(string text) => text.Length > 60 ? text[..60] + "..." : text;
}
