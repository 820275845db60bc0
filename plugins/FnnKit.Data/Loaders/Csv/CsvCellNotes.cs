using System.Globalization;

namespace FnnKit.Data;

/// <summary>Sets the options that single cells of a file call for, and names the cells with their lines.</summary>
internal static class CsvCellNotes
{
    private const int Shown = 5;

    public static void Write(Csv options, string[] names, CsvColumnCells[] columns, List<FileNote> notes)
    {
        int target = options.Target is null ? names.Length - 1 : Array.IndexOf(names, options.Target);
        string[] usual = [.. TableText.UsualMissing.Where(word => columns.Where((_, i) => i != target && names[i].Length > 0).Any(column => column.IsMissing(word)))];
        if (usual.Length > 0)
            notes.Add(new(nameof(Csv.Missing), $"Values are missing: {string.Join(", ", usual.Select(word => word.Length == 0 ? "empty ones" : $"'{word}'"))}."));
        var odd = new List<string>();
        for (int i = 0; i < names.Length; i++)
        {
            if (i == target || !columns[i].HoldsNumbers || !columns[i].Odd.Any())
                continue;
            odd.AddRange(columns[i].Odd.Select(cell => cell.Text));
            notes.Add(new(nameof(Csv.Missing), Describe(names[i], columns[i])));
        }

        if (usual.Length + odd.Count > 0)
            options.Missing = [.. usual, .. odd.Distinct()];
        if (target >= 0 && !columns[target].HoldsNumbers && columns[target].UsualMissing.FirstOrDefault(word => word.Length > 0) is { } word)
            notes.Add(new(nameof(Csv.Target), $"{names[target]}: '{word}' counts as a class; if it stands for a missing value, remove the lines that have it."));
        if (target >= 0 && options.TargetKind is null && columns[target].HoldsTwoWholeNumbers)
        {
            options.TargetKind = FnnKit.TargetKind.Classes;
            notes.Add(new(nameof(Csv.TargetKind), $"{names[target]}: two whole numbers are classes; set 'TargetKind' to \"Numbers\" if they are amounts."));
        }

        string[] dates = [.. names.Where((_, i) => i != target && columns[i].HoldsDates)];
        if (dates.Length > 0)
        {
            options.Dates = dates;
            notes.Add(new(nameof(Csv.Dates), $"{NameList.Format(dates, Shown)}: dates become days since 1970-01-01."));
        }

        string[] mixed = [.. names.Where((_, i) => i != target && columns[i].IsMixed)];
        if (mixed.Length == 0)
            return;
        options.Categories = mixed;
        var example = columns[Array.IndexOf(names, mixed[0])].Odd.First();
        notes.Add(new(nameof(Csv.Categories), string.Create(
            CultureInfo.InvariantCulture, $"{NameList.Format(mixed, Shown)}: numbers and other texts together (such as '{example.Text}' in line {example.Line}) are categories.")));
    }

    private static string Describe(string name, CsvColumnCells column)
    {
        var cells = column.Odd.ToArray();
        long count = cells.Sum(cell => cell.Count);
        var named = cells.Take(Shown).Select(cell => string.Create(
            CultureInfo.InvariantCulture, $"'{cell.Text}' in line {cell.Line}{(cell.Count > 1 ? $" and {cell.Count - 1} more" : "")}"));
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{name}: {count:N0} of {column.Values:N0} values {(count == 1 ? "is" : "are")} not numbers and count as missing ({string.Join(", ", named)}{(cells.Length > Shown ? ", ..." : "")}); correct the file to use {(count == 1 ? "it" : "them")}.")
            .Replace("value is not numbers and count", "value is not a number and counts", StringComparison.Ordinal)
            .Replace("values is not numbers and count", "values is not a number and counts", StringComparison.Ordinal);
    }
}
