namespace FnnKit.Cli;

/// <summary>Columns of the input that are written before the predictions.</summary>
internal sealed class KeptColumns
{
    private readonly ISampleReader _samples;

    /// <param name="names">The names of the columns.</param>
    /// <param name="samples">The samples, whose last reading the predictions are of.</param>
    /// <param name="format">The format of the predictions.</param>
    /// <exception cref="DataException">The loader keeps no columns, or the format has no place for text.</exception>
    public KeptColumns(IReadOnlyList<string> names, ISampleReader samples, string format)
    {
        if (format == PredictionFormat.Npy)
            throw new DataException("--keep writes columns as text, for which an array of numbers has no place; write csv or jsonl.");
        if (samples.Kept is null)
            throw new DataException("--keep needs input whose data loader reads rows of text; leave it out.");
        Names = names;
        _samples = samples;
    }

    /// <summary>The names of the columns.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The texts of a sample of the last reading.</summary>
    public string[] Row(int sample) => _samples.Kept![sample];
}
