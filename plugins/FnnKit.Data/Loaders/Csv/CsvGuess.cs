using System.Globalization;

namespace FnnKit.Data;

/// <summary>Looks through a file for what the options have to say about it.</summary>
internal static class CsvGuess
{
    private const string Delimiters = ";\t|,";
    private const int Named = 5;

    /// <summary>Sets the options that a file calls for on a loader that nobody uses yet.</summary>
    /// <returns>A note on each.</returns>
    public static IReadOnlyList<FileNote> Infer(Csv options)
    {
        var notes = new List<FileNote>();
        string[] names;
        using (var file = new CsvFile(options))
        {
            if (!file.Read())
                return notes;
            if (options.Delimiter is null && file.Columns == 1 && Delimiter(file.Text(0)) is { } delimiter)
                options.Delimiter = delimiter == "\\t" ? "\t" : delimiter;
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

    /// <summary>What a line of one value is delimited by, as it stands in a configuration; null if that cannot be told.</summary>
    public static string? Delimiter(string line)
    {
        char best = Delimiters.MaxBy(delimiter => line.Count(character => character == delimiter));
        return !line.Contains(best) || best == ',' ? null : best == '\t' ? "\\t" : best.ToString();
    }

    private static void DetectValues(Csv options, string[] names, List<FileNote> notes)
    {
        CsvColumnLook[] looks = [.. names.Select(_ => new CsvColumnLook())];
        using (var file = new CsvFile(options))
        {
            if (options.Header)
                file.Read();
            while (file.Read())
            {
                for (int i = 0; i < looks.Length; i++)
                    looks[i].Add(file.Value(i));
            }
        }

        if (options.Separator != ',' && looks.Any(look => look.HoldsDecimalCommas))
        {
            options.DecimalComma = true;
            notes.Add(new(nameof(Csv.DecimalComma), "Numbers have a comma before their decimals."));
        }

        string[] missing = [.. TableText.UsualMissing.Where(word => looks.Any(look => look.IsMissing(word)))];
        if (missing.Length > 0)
        {
            options.Missing = missing;
            notes.Add(new(nameof(Csv.Missing), $"Values are missing: {string.Join(", ", missing.Select(word => word.Length == 0 ? "empty ones" : $"'{word}'"))}."));
        }

        int target = options.Target is null ? names.Length - 1 : Array.IndexOf(names, options.Target);
        string[] dates = [.. names.Where((_, i) => i != target && looks[i].HoldsDates)];
        if (dates.Length > 0)
        {
            options.Dates = dates;
            notes.Add(new(nameof(Csv.Dates), $"{NameList.Format(dates, Named)}: dates become days since 1970-01-01."));
        }

        string[] mixed = [.. names.Where((_, i) => i != target && looks[i].IsMixed)];
        if (mixed.Length > 0)
        {
            options.Categories = mixed;
            notes.Add(new(nameof(Csv.Categories), $"{NameList.Format(mixed, Named)}: numbers and other texts together are categories."));
        }
    }
}
