using FnnKit.Formats;

namespace FnnKit.Cli;

/// <summary>The formats that predictions are written in.</summary>
internal static class PredictionFormat
{
    public const string Csv = "csv", JsonLines = "jsonl", Npy = "npy";

    public static string[] All { get; } = [Csv, JsonLines, Npy];

    /// <summary>The format that is asked for, or the one that the ending of a file says.</summary>
    /// <exception cref="DataFileException">Neither says one, or an array would go to standard output.</exception>
    public static string Choose(string? asked, string? output)
    {
        string format = asked ?? (Path.GetExtension(output)?.ToLowerInvariant() switch
        {
            null or "" or ".csv" or ".txt" => Csv,
            ".jsonl" or ".ndjson" => JsonLines,
            ".npy" => Npy,
            var ending => throw new DataFileException(output!, $"no format is known that ends in {ending}", remedy: $"name it with --format ({string.Join(", ", All)})"),
        });
        if (format == Npy && output is null)
            throw new DataFileException("standard output", "an array begins with its length, which is known only at its end", remedy: "name a file with --output");
        return format;
    }

    public static IPredictionWriter Create(string format, PredictionView view, Stream stream) => format switch
    {
        JsonLines => new JsonLinesPredictions(view, stream),
        Npy => new NpyPredictions(view, stream),
        _ => new CsvPredictions(view, stream),
    };
}
