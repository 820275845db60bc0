using System.Globalization;

namespace FnnKit.Data;

/// <summary>Looks through a file for what the options have to say about it.</summary>
internal static class CsvGuess
{
    private const string Delimiters = ";\t|,";

    /// <summary>Sets the options that a file calls for on a loader that nobody uses yet.</summary>
    /// <returns>A note on each.</returns>
    public static IReadOnlyList<FileNote> Infer(Csv options)
    {
        try
        {
            return InferAll(options);
        }
        catch (DataException exception) when (options.Quotes && exception.InnerException is CsvHelper.CsvFormatException && !CsvPreamble.HasQuotedValues(options))
        {
            options.Quotes = false;
            return [new(nameof(Csv.Quotes), "No value is quoted: quotes are read as ordinary characters."), .. InferAll(options)];
        }
    }

    private static List<FileNote> InferAll(Csv options)
    {
        var notes = new List<FileNote>();
        string[] names;
        if (!InferDelimiter(options))
            return notes;
        if (options is { SkipLines: 0, Comment: null })
        {
            CsvPreamble.Infer(options, notes);
            // The delimiter may have been hidden by a title.
            if (notes.Count > 0)
                InferDelimiter(options);
        }

        if (options.Delimiter is not null)
            notes.Add(new(nameof(Csv.Delimiter), $"The values stand between {(options.Delimiter == "\t" ? "tabs" : $"'{options.Delimiter}'")}."));
        using (var file = new CsvFile(options))
        {
            file.Read();
            names = [.. Enumerable.Range(0, file.Columns).Select(file.Text)];
            if (names.Any(CsvTable.IsFraction))
            {
                options.Header = false;
                notes.Add(new(nameof(Csv.Header), "The first line holds numbers, not names: the columns are called column1, column2 and so on."));
            }
        }

        DetectValues(options, options.Header ? names : [.. names.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"column{i + 1}"))], notes);
        return notes;
    }

    /// <returns>Whether the file has a row.</returns>
    private static bool InferDelimiter(Csv options)
    {
        using var file = new CsvFile(options);
        if (!file.Read())
            return false;
        if (options.Delimiter is null && file.Columns == 1 && Delimiter(file.Text(0)) is { } delimiter)
            options.Delimiter = delimiter == "\\t" ? "\t" : delimiter;
        return true;
    }

    /// <summary>What a line of one value is delimited by, as it stands in a configuration; null if that cannot be told.</summary>
    public static string? Delimiter(string line)
    {
        char best = Delimiters.MaxBy(delimiter => line.Count(character => character == delimiter));
        return !line.Contains(best) || best == ',' ? null : best == '\t' ? "\\t" : best.ToString();
    }

    private static void DetectValues(Csv options, string[] names, List<FileNote> notes)
    {
        int[] nameless = [.. Enumerable.Range(0, names.Length).Where(i => names[i].Length == 0)];
        if (nameless.Length > 0)
        {
            options.Ignore = [.. nameless.Select(i => (i + 1).ToString(CultureInfo.InvariantCulture))];
            notes.Add(new(nameof(Csv.Ignore), $"Column{(nameless.Length == 1 ? "" : "s")} {NameList.Format(options.Ignore)} without a name {(nameless.Length == 1 ? "is" : "are")} left out."));
        }

        NumberSurvey[] surveys = [.. names.Select(_ => new NumberSurvey())];
        long? repeated = ReadRows(options, (i, value, _) => surveys[i].Add(value), names.Length);
        if (repeated is { } line)
            notes.Add(new(nameof(Csv.Header), string.Create(CultureInfo.InvariantCulture, $"Line {line} repeats the header; such lines are passed over.")));
        var format = NumberSurvey.Choose(surveys, options.Separator == ',', out bool isAmbiguous);
        if (isAmbiguous)
            throw Ambiguous(options, names[Array.FindIndex(surveys, survey => survey.HoldsNumbers(format))]);
        SetFormat(options, format, notes);
        CsvColumnCells[] cells = [.. surveys.Select(survey => new CsvColumnCells(format, survey.HoldsNumbers(format)))];
        ReadRows(options, (i, value, row) => cells[i].Add(value, row), names.Length);
        CsvCellNotes.Write(options, names, cells, notes);
    }

    private static DataException Ambiguous(Csv options, string column)
        => new($"{options.Path}, column '{column}': the comma in its numbers may separate thousands as well as stand before three decimals, and no other number tells which. "
            + "Write the numbers without separators of thousands, or write the configuration by hand and set 'Thousands' to \",\" or 'DecimalComma' to true.")
        {
            Location = new(options.Path!) { Column = column },
        };

    private static void SetFormat(Csv options, NumberFormat format, List<FileNote> notes)
    {
        if (format.DecimalComma)
        {
            options.DecimalComma = true;
            notes.Add(new(nameof(Csv.DecimalComma), "Numbers have a comma before their decimals."));
        }

        if (format.Thousands is { } separator)
        {
            options.Thousands = separator;
            notes.Add(new(nameof(Csv.Thousands), $"Thousands are separated by {(separator == " " ? "spaces" : $"'{separator}'")}."));
        }

        if (format.Symbols.Count > 0)
        {
            options.Symbols = format.Symbols;
            notes.Add(new(nameof(Csv.Symbols), $"{string.Join(", ", format.Symbols.Select(symbol => $"'{symbol}'"))} beside numbers is left out."));
        }
    }

    private delegate void CellAction(int column, ReadOnlySpan<byte> value, long line);

    /// <returns>The line of the first row that repeats the header; null if there is none.</returns>
    private static long? ReadRows(Csv options, CellAction add, int columns)
    {
        using var file = new CsvFile(options);
        if (options.Header && file.Read())
            file.PassOverHeader();
        while (file.Read())
        {
            for (int i = 0; i < columns; i++)
                add(i, file.Value(i), file.Line ?? 0);
        }

        return file.RepeatedHeader;
    }
}
