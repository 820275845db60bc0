namespace FnnKit;

/// <summary>What the host asks of a data loader.</summary>
/// <param name="Random">Random numbers for data that is generated.</param>
/// <param name="Schema">
/// What the data has to fit, where a model that exists is used: columns by these names, categories by these codes. Targets may then be missing.
/// Null when training starts and the data says itself what it holds.
/// </param>
/// <param name="Input">
/// What to read in place of the file that the options name, such as standard input, for data that is read once. Only loaders of files that read streams get it.
/// </param>
public sealed record DataRequest(RandomStream Random, DataSchema? Schema = null, Stream? Input = null)
{
    /// <summary>Is told now and then how far the reading of a large file is; null where nobody wants to know. It must not be told of every row.</summary>
    public IProgress<LoadingProgress>? Progress { get; init; }

    /// <summary>Columns whose texts are wanted beside the samples, by name, for data that is read once; they need not be columns of the schema.</summary>
    public IReadOnlyList<string> Kept { get; init; } = [];
}
