using FnnKit.Formats;

namespace FnnKit.Cli;

/// <summary>The formats that predictions are written in.</summary>
internal static class PredictionFormat
{
    public const string Csv = "csv", JsonLines = "jsonl", Npy = "npy", Table = "table";

    public static string[] All { get; } = [Csv, JsonLines, Npy];

    /// <summary>The format that is asked for, or the one that the ending of a file says.</summary>
    /// <param name="asked">The format that is asked for; null if the ending decides.</param>
    /// <param name="output">The file; null for standard output.</param>
    /// <param name="parts">Where further formats come from.</param>
    /// <param name="table">Receives the format of a data loader that writes such files; null for one of our own.</param>
    /// <exception cref="DataFileException">Neither says one, or an array would go to standard output.</exception>
    public static string Choose(string? asked, string? output, IPartSource parts, out ITableFormat? table)
    {
        table = null;
        string format = asked ?? (Path.GetExtension(output)?.ToLowerInvariant() switch
        {
            null or "" or ".csv" or ".txt" => Csv,
            ".jsonl" or ".ndjson" => JsonLines,
            ".npy" => Npy,
            _ when (table = FileLoaders.FindFormat(parts, output!)) is not null => Table,
            var ending => throw new DataFileException(output!, $"no format is known that ends in {ending}", remedy: $"name it with --format ({string.Join(", ", All)}), or use an ending that a data loader writes ({string.Join(", ", FileLoaders.WrittenExtensions(parts))})"),
        });
        if (format == Npy && output is null)
            throw new DataFileException("standard output", "an array begins with its length, which is known only at its end", remedy: "name a file with --output");
        return format;
    }

    public static IPredictionWriter Create(string format, ITableFormat? table, PredictionView view, Stream stream) => format switch
    {
        Table => new TablePredictions(view, table!, stream),
        JsonLines => new JsonLinesPredictions(view, stream),
        Npy => new NpyPredictions(view, stream),
        _ => new CsvPredictions(view, stream),
    };
}
