using System.Globalization;

namespace FnnKit;

/// <summary>Counts the values that samples lack, and the categories that a model does not know.</summary>
/// <param name="schema">The columns of the model.</param>
public sealed class ValueGaps(DataSchema schema)
{
    private readonly long[] _missing = new long[schema.Features.Count];
    private readonly long[] _unknown = new long[schema.Features.Count];

    /// <summary>The number of features of a sample.</summary>
    internal int Width => _missing.Length;

    /// <summary>The number of samples so far.</summary>
    public long Count { get; private set; }

    /// <summary>Counts the gaps of samples.</summary>
    /// <param name="features">One row of features after the other.</param>
    public void Add(ReadOnlySpan<double> features)
    {
        int width = _missing.Length;
        for (int i = 0; i < features.Length; i++)
        {
            if (double.IsNaN(features[i]))
                _missing[i % width]++;
            else if (features[i] == Column.Unknown && schema.Features[i % width].IsCategory)
                _unknown[i % width]++;
        }

        Count += features.Length / width;
    }

    /// <summary>Describes the gaps, a sentence for each kind; nothing if there is none.</summary>
    public IReadOnlyList<string> Describe() =>
    [
        .. Describe(_unknown, "Categories that training never saw count as unknown"),
        .. Describe(_missing, "Missing values"),
    ];

    private IEnumerable<string> Describe(long[] counts, string what)
    {
        string[] columns = [.. schema.Features.Select((column, i) => (column.Name, Count: counts[i])).Where(column => column.Count > 0)
            .Select(column => string.Create(CultureInfo.InvariantCulture, $"'{column.Name}' ({column.Count:N0} of {Count:N0} samples)"))];
        if (columns.Length > 0)
            yield return $"{what}: {NameList.Format(columns)}.";
    }
}
