using System.Globalization;

namespace FnnKit.Data;

/// <summary>Reads a whole file, row by row, into two arrays.</summary>
internal static class CsvTable
{
    public const int RowsBetweenLooks = 1024;

    /// <exception cref="DataException">The file is not what the options or the schema say; the message names the line.</exception>
    public static IDataSet Load(Csv options, DataRequest request, CancellationToken cancellationToken)
    {
        using var file = new CsvFile(options);
        var (_, features, targets) = Columns(options, request.Schema, file);
        var (x, y) = ReadRows(file, features, targets, () => Look(file, request, cancellationToken));
        return new TableDataSet(request.Schema ?? Schema(features, targets), x, y);
    }

    /// <summary>Looks up from the rows: says how far it is, and whether it is to go on.</summary>
    /// <exception cref="OperationCanceledException">It is not.</exception>
    public static void Look(CsvFile file, DataRequest request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        request.Progress?.Report(new LoadingProgress(file.Path, file.Offset, file.Length));
    }

    /// <summary>Reads up to the first sample, and finds out which columns to read and how.</summary>
    /// <exception cref="DataException">There are no samples, or a column is not there.</exception>
    public static (CsvLayout Layout, CsvColumn[] Features, CsvColumn[] Targets) Columns(Csv options, DataSchema? schema, CsvFile file)
    {
        string[] names = ReadNames(options, file);
        if (schema is not null)
        {
            var known = CsvLayout.Create(schema, options.Header, names, file);
            return (known, Known(schema.Features, known.Features), Known(schema.Targets, known.Targets));
        }

        var layout = CsvLayout.Create(options, names, file);
        return (layout, [.. layout.Features.Select(column => Feature(options, column, names, file))], [Target(options.TargetKind, layout.Targets[0], names, file)]);
    }

    /// <summary>What columns turned out to hold once all rows were read.</summary>
    public static DataSchema Schema(CsvColumn[] features, CsvColumn[] targets)
        => new([.. features.Select(column => column.Finish())], [.. targets.Select(column => column.Finish())]);

    /// <summary>Reads up to the first sample.</summary>
    /// <returns>The names of the columns.</returns>
    /// <exception cref="DataException">There are no samples.</exception>
    public static string[] ReadNames(Csv options, CsvFile file)
    {
        bool isThere = file.Read();
        if (isThere && file.Columns == 1 && CsvGuess.Delimiter(file.Text(0)) is { } delimiter)
            throw file.Error($"there is one value, '{Start(file.Text(0))}', but more seem to stand between '{delimiter}'; set 'Delimiter' to \"{delimiter}\"");
        string[] names = !isThere ? [] : options.Header ? ReadHeader(file) : [.. Enumerable.Range(1, file.Columns).Select(number => $"column{number}")];
        if (!isThere || (options.Header && !file.Read()))
            throw new DataException($"{file.Path} has no samples{(isThere ? ", only a header" : "")}.");
        return names;
    }

    /// <summary>The columns that a model knows, at their places in a row.</summary>
    public static CsvColumn[] Known(IReadOnlyList<Column> columns, IReadOnlyList<int> places)
        => [.. places.Select((place, i) => columns[i].IsCategory ? (CsvColumn)new CsvKnownCategoryColumn(columns[i], place) : new CsvNumberColumn(columns[i].Name, place))];

    private static string[] ReadHeader(CsvFile file)
    {
        string[] names = [.. Enumerable.Range(0, file.Columns).Select(file.Text)];
        const string cure = "if the file has no header, set 'Header' to false";
        if (names.Where(name => name.Length > 0).GroupBy(name => name).FirstOrDefault(group => group.Count() > 1) is { } repeated)
            throw file.Error($"the column '{repeated.Key}' is named twice; {cure}, otherwise rename one");
        // Tables without names are often given the header 0, 1, 2 and so on, but nobody calls a column 5.1.
        if (names.FirstOrDefault(IsFraction) is { } number)
            throw file.Error($"'{number}' is not the name of a column but a number; {cure}");
        return names;
    }

    public static bool IsFraction(string name)
        => name.Contains('.', StringComparison.Ordinal) && double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out _);

    private static CsvColumn Feature(Csv options, int column, string[] names, CsvFile file)
    {
        bool isCategory = options.Categories?.Any(category => CsvLayout.Find(category, names, file) == column) ?? false;
        return isCategory ? new CsvCategoryColumn(names[column], column) : new CsvFeatureColumn(names[column], column);
    }

    private static CsvColumn Target(TargetKind? kind, int column, string[] names, CsvFile file) => kind switch
    {
        TargetKind.Classes => new CsvCategoryColumn(names[column], column),
        TargetKind.Numbers => new CsvNumberColumn(names[column], column),
        _ when CsvColumn.TryRead(file, names[column], file.Value(column), out _) => new CsvTargetColumn(names[column], column),
        _ => new CsvCategoryColumn(names[column], column) { UnlessAsked = "set 'TargetKind' to 'Classes' if classes are meant" },
    };

    private static string Start(string text) => text.Length > 60 ? text[..60] + "..." : text;

    private static (double[] Features, double[] Targets) ReadRows(CsvFile file, CsvColumn[] features, CsvColumn[] targets, Action look)
    {
        GrowingArray x = new(), y = new();
        int rows = 0;
        do
        {
            if (rows++ % RowsBetweenLooks == 0)
                look();
            if (x.Count + features.Length > Array.MaxLength)
                throw file.Error($"the file holds more than {Array.MaxLength} values, which is the most that can be read; split it, or read fewer 'Columns'");
            foreach (var column in features)
                x.Add(file.IsMissing(column.Index) ? double.NaN : column.Read(file));
            ReadTargets(file, targets, y);
        }
        while (file.Read());

        return (Recode(x.MoveToArray(), features), Recode(y.MoveToArray(), targets));
    }

    public static double[] Recode(double[] values, CsvColumn[] columns)
    {
        for (int i = 0; i < columns.Length; i++)
        {
            if (columns[i].Codes is not { } codes)
                continue;
            for (int at = i; at < values.Length; at += columns.Length)
                values[at] = double.IsNaN(values[at]) ? double.NaN : codes[values[at]];
        }

        return values;
    }

    /// <summary>Reads the targets of the current row.</summary>
    /// <exception cref="DataException">One is missing, or not what it has to be.</exception>
    public static void ReadTargets(CsvFile file, CsvColumn[] targets, GrowingArray y)
    {
        foreach (var column in targets)
        {
            y.Add(file.IsMissing(column.Index)
                ? throw file.Error(column.Name, "the target is missing; remove the line, or fill it in")
                : column.Read(file));
        }
    }
}
