using FnnKit;

namespace Harmful;

/// <summary>Does harm before it is created, and claims every file.</summary>
[DataLoader("harmful-loader")]
public sealed class HarmfulLoader : IFileLoader
{
    static HarmfulLoader() => Harm.Do();

    public IReadOnlyList<string> FileExtensions => [".csv"];

    public bool ReadsStreams => true;

    public FileMatch Match(FileHead file) => FileMatch.Content;

    public FileSuggestion Sniff(FileRequest request) => throw new NotSupportedException();

    public IFileLoader ForFile(string path) => throw new NotSupportedException();

    public Task<IDataSet> LoadAsync(DataRequest request, CancellationToken cancellationToken) => throw new NotSupportedException();
}
