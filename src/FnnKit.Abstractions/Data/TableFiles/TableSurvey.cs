using System.Globalization;

namespace FnnKit;

/// <summary>Looks through a table for what the options of its loader have to say about it.</summary>
internal static class TableSurvey
{
    private const int Shown = 5;

    /// <summary>Sets the options that a table calls for on a loader that nobody uses yet.</summary>
    public static void Infer(TableLoader loader, List<FileNote> notes)
    {
        ColumnDeclaration[] columns;
        TextColumnSurvey[] texts;
        using (var reader = loader.OpenTable(new TableRequest(null, null, CancellationToken.None)))
        {
            columns = [.. reader.Columns];
            texts = [.. columns.Select(_ => new TextColumnSurvey())];
            int[] looked = [.. Enumerable.Range(0, columns.Length).Where(i => columns[i].Kind is not TableColumnKind.Numbers and not TableColumnKind.Dates && loader.Ignore?.Contains(columns[i].Name) is not true)];
            for (long row = 1; reader.Read(); row++)
            {
                foreach (int i in looked)
                    texts[i].Add(reader.Read(i), reader.Line ?? row, reader.Line is null ? "row" : "line");
            }
        }

        LeaveNamelessOut(loader, columns, notes);
        int target = loader.Target is null ? columns.Length - 1 : Array.FindIndex(columns, column => column.Name == loader.Target);
        int[] features = [.. Enumerable.Range(0, columns.Length).Where(i => i != target && columns[i].Kind == TableColumnKind.Inferred)];
        SetMissing(loader, features, columns, texts, notes);
        string[] dates = [.. features.Where(i => texts[i].HoldsDates).Select(i => columns[i].Name)];
        if (loader.Dates is null && dates.Length > 0)
        {
            loader.Dates = dates;
            notes.Add(new(nameof(TableLoader.Dates), $"{NameList.Format(dates, Shown)}: dates become days since 1970-01-01."));
        }

        int[] mixed = [.. features.Where(i => texts[i].IsMixed)];
        if (loader.Categories is not null || mixed.Length == 0)
            return;
        loader.Categories = [.. mixed.Select(i => columns[i].Name)];
        notes.Add(new(nameof(TableLoader.Categories), $"{NameList.Format(loader.Categories, Shown)}: numbers and other texts together (such as {texts[mixed[0]].DescribeOdd(1)}) are categories."));
    }

    private static void LeaveNamelessOut(TableLoader loader, ColumnDeclaration[] columns, List<FileNote> notes)
    {
        int[] nameless = [.. Enumerable.Range(0, columns.Length).Where(i => columns[i].Name.Length == 0)];
        if (loader.Ignore is not null || nameless.Length == 0)
            return;
        loader.Ignore = [.. nameless.Select(i => (i + 1).ToString(CultureInfo.InvariantCulture))];
        notes.Add(new(nameof(TableLoader.Ignore), $"Column{(nameless.Length == 1 ? "" : "s")} {NameList.Format(loader.Ignore)} without a name {(nameless.Length == 1 ? "is" : "are")} left out."));
    }

    private static void SetMissing(TableLoader loader, int[] features, ColumnDeclaration[] columns, TextColumnSurvey[] texts, List<FileNote> notes)
    {
        if (loader.Missing is not null)
            return;
        string[] words = [.. TableText.UsualMissing.Where(word => features.Any(i => texts[i].IsMissing(word)))];
        if (words.Length > 0)
            notes.Add(new(nameof(TableLoader.Missing), $"Values are missing: {string.Join(", ", words.Select(word => word.Length == 0 ? "empty ones" : $"'{word}'"))}."));
        int[] odd = [.. features.Where(i => texts[i].IsMostlyNumbers && texts[i].Odd.Any())];
        foreach (int i in odd)
        {
            notes.Add(new(nameof(TableLoader.Missing), string.Create(
                CultureInfo.InvariantCulture, $"{columns[i].Name}: texts between numbers count as missing ({texts[i].DescribeOdd(Shown)}); correct the table to use them.")));
        }

        if (words.Length + odd.Length > 0)
            loader.Missing = [.. words, .. odd.SelectMany(i => texts[i].Odd).Distinct()];
    }
}
