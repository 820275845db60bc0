using System.Globalization;

namespace FnnKit.Data;

/// <summary>Finds lines that are not rows of the table: comments, a title above the header, and quotes that enclose nothing.</summary>
internal static class CsvPreamble
{
    private const int MostLines = 20, LinesForQuotes = 1000;
    private const string Comment = "#";

    /// <summary>Sets the options that pass over comments and a title.</summary>
    public static void Infer(Csv options, List<FileNote> notes)
    {
        string[] lines = [.. ReadLines(options, MostLines * 2)];
        if (lines.Length == 0)
            return;
        // A title hides the delimiter from whoever looks at the first line.
        char separator = options.Delimiter?[0] ?? CsvGuess.Delimiter(lines[^1]) switch { null => options.Separator, "\\t" => '\t', var found => found[0] };
        int comments = lines.TakeWhile(line => line.StartsWith(Comment, StringComparison.Ordinal)).Count();
        // A header such as '#id,name' has as many values as the rows below it.
        if (comments > 0 && comments < lines.Length && Parts(separator, lines[comments - 1]) != Parts(separator, lines[comments]))
        {
            options.Comment = Comment;
            notes.Add(new(nameof(Csv.Comment), $"Lines that begin with '{Comment}' are comments."));
            lines = [.. lines.Where(line => !line.StartsWith(Comment, StringComparison.Ordinal))];
        }

        int title = CountTitleLines(separator, lines);
        if (title == 0)
            return;
        options.SkipLines = title;
        notes.Add(new(nameof(Csv.SkipLines), title == 1 ? $"The first line is a title, not the header: it is passed over ('{Start(lines[0])}')."
            : string.Create(CultureInfo.InvariantCulture, $"The first {title} lines are a title, not the header: they are passed over ('{Start(lines[0])}' and so on).")));
    }

    /// <summary>Determines whether some value begins with a quote, so that quotes enclose values.</summary>
    public static bool HasQuotedValues(Csv options)
        => ReadLines(options, LinesForQuotes).Any(line => line.Split(options.Separator).Any(value => value.TrimStart().StartsWith('"')));

    /// <summary>A title is lines of one value above a line in which there are several, all of them filled.</summary>
    private static int CountTitleLines(char separator, string[] lines)
    {
        int title = lines.Take(MostLines).TakeWhile(line => Values(separator, line).Count(value => value.Length > 0) == 1).Count();
        if (title == 0 || title + 1 >= lines.Length)
            return 0;
        string[] header = Values(separator, lines[title]);
        return header.Length > 1 && header.All(value => value.Length > 0 && !double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out _)) && header.Length == Parts(separator, lines[title + 1]) ? title : 0;
    }

    private static string[] Values(char separator, string line) => line.Split(separator, StringSplitOptions.TrimEntries);

    private static int Parts(char separator, string line) => Values(separator, line).Length;

    /// <summary>Lines with something in them.</summary>
    private static IEnumerable<string> ReadLines(Csv options, int count) => File.ReadLines(options.Path!).Where(line => !string.IsNullOrWhiteSpace(line)).Take(count);

    private static string Start(string line) => line.Length > 40 ? line[..40] + "..." : line.TrimEnd(',', ';', '\t', '|', ' ');
}
