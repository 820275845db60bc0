namespace FnnKit;

/// <summary>
/// A data loader that reads files. It says which files it can read, infers its options from a file, and says whether it reads a stream, so that no program needs
/// to know the names of its options.
/// </summary>
public interface IFileLoader : IDataLoader
{
    /// <summary>The endings of the files that it reads, such as <c>.txt</c>.</summary>
    IReadOnlyList<string> FileExtensions { get; }

    /// <summary>Whether it reads <see cref="DataRequest.Input"/>, such as standard input, in place of a file.</summary>
    bool ReadsStreams => false;

    /// <summary>Says how well the loader can read a file. By default it reads the files whose names end as <see cref="FileExtensions"/> says.</summary>
    /// <param name="file">The name of the file and its first bytes.</param>
    FileMatch Match(FileHead file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.EndsWith(FileExtensions) ? FileMatch.Extension : FileMatch.None;
    }

    /// <summary>
    /// Infers the options for a file that training is to read. Options of this loader that are set already stay as they are. This loader does not change.
    /// </summary>
    /// <param name="request">The file, and what a network is to learn from it.</param>
    /// <returns>A loader for the file, with a note for each option that was inferred.</returns>
    /// <exception cref="DataException">The file cannot be read, or the loader has no option for what is to be learned.</exception>
    FileSuggestion Sniff(FileRequest request);

    /// <summary>Makes a loader with the options of this one for another file, for a model that exists. Files that held targets are left out. This loader does not change.</summary>
    /// <param name="path">The file, or what messages call the stream in <see cref="DataRequest.Input"/>.</param>
    IFileLoader ForFile(string path);
}
