using System.ComponentModel.DataAnnotations;
using System.Reflection;

namespace FnnKit;

/// <summary>A data loader for tables in files of one format, which only opens the file.</summary>
public abstract class TableFileLoader : TableLoader, IFileLoader
{
    /// <summary>The file.</summary>
    [Required]
    [FilePath]
    public string? Path { get; set; }

    private string Name => GetType().GetCustomAttribute<DataLoaderAttribute>()?.Name ?? GetType().Name;

    /// <inheritdoc/>
    public abstract IReadOnlyList<string> FileExtensions { get; }

    /// <inheritdoc/>
    public virtual bool ReadsStreams => false;

    /// <inheritdoc/>
    protected internal override string SourceName
        => System.IO.Path.GetFullPath(Path ?? throw new DataException($"The data loader '{Name}' needs 'Path', the file to read."));

    /// <inheritdoc/>
    public virtual FileMatch Match(FileHead file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.EndsWith(FileExtensions) ? FileMatch.Extension : FileMatch.None;
    }

    /// <inheritdoc/>
    public FileSuggestion Sniff(FileRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (request.Targets.Count > 1)
            throw new DataException($"The data loader '{Name}' learns one column, but {request.Targets.Count} are asked for ({NameList.Format(request.Targets)}). Name one.");
        var loader = (TableFileLoader)ForFile(request.Path);
        loader.Target = request.Targets.Count == 1 ? request.Targets[0] : Target;
        loader.TargetKind = request.TargetKind ?? TargetKind;
        var notes = new List<FileNote>();
        loader.InferFormat(notes);
        InferValues(loader, notes);
        return new FileSuggestion(loader, notes);
    }

    /// <inheritdoc/>
    public IFileLoader ForFile(string path)
    {
        var copy = (TableFileLoader)MemberwiseClone();
        copy.Path = path;
        return copy;
    }

    /// <summary>Infers the options of the format that are not set; by default there are none. The loader is one that nobody uses yet.</summary>
    /// <param name="notes">Receives a note for each option.</param>
    /// <exception cref="DataException">The file cannot be read.</exception>
    protected virtual void InferFormat(List<FileNote> notes)
    {
    }
}
