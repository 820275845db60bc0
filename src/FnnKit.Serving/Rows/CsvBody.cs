namespace FnnKit.Serving;

/// <summary>Rows as CSV, read by the data loader that the model was trained with, as <c>fnn predict</c> does.</summary>
internal static class CsvBody
{
    private const string Name = "the body";
    private const int Chunk = 256;

    /// <summary>Reads all rows.</summary>
    /// <exception cref="RequestException">The body is not CSV that fits the model, or has too many rows.</exception>
    public static async Task<SampleRows> ReadAsync(LoadedModel loaded, IPartSource parts, Stream body, int mostRows, CancellationToken cancellation)
    {
        var schema = loaded.Model.Schema;
        int width = schema.Features.Count;
        int[] categories = [.. Enumerable.Range(0, width).Where(column => schema.Features[column].IsCategory)];
        try
        {
            var loader = FileLoaders.FindForStream(loaded.Model, parts, Name);
            var request = DataSource.CreateRequest(0, schema, body) with { Kept = [.. categories.Select(column => schema.Features[column].Name)] };
            using var samples = await DataSource.OpenAsync(loader, request, cancellation).ConfigureAwait(false);
            double[] features = new double[Chunk * width];
            var odd = new List<OddValue>();
            int count = 0;
            for (int read = samples.Read(features.AsSpan(0, Chunk * width)); read > 0; read = samples.Read(features.AsSpan(count * width, Chunk * width)))
            {
                cancellation.ThrowIfCancellationRequested();
                Note(features.AsSpan(count * width, read * width), width, count, categories, samples.Kept, odd);
                count += read;
                if (count > mostRows)
                    throw RequestException.TooLarge($"There are more than {mostRows} rows, the most of a request; send several requests.");
                if (features.Length < (count + Chunk) * width)
                    Array.Resize(ref features, Math.Max(2 * features.Length, (count + Chunk) * width));
            }

            return count > 0 ? new SampleRows(features[..(count * width)], count, odd) : throw RequestException.Bad("There are no rows below the header; send at least one.");
        }
        catch (DataException exception)
        {
            throw RequestException.Bad(exception.Message, exception);
        }
    }

    private static void Note(ReadOnlySpan<double> features, int width, int first, int[] categories, IReadOnlyList<string[]>? texts, List<OddValue> odd)
    {
        for (int i = 0; i < features.Length; i++)
        {
            int row = i / width, column = i % width;
            int category = features[i] == Column.Unknown ? Array.IndexOf(categories, column) : -1;
            if (double.IsNaN(features[i]))
                odd.Add(new(first + row, column, null));
            else if (category >= 0)
                odd.Add(new(first + row, column, texts?[row][category] ?? "?"));
        }
    }
}
