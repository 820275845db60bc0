using System.Text;

namespace FnnKit;

/// <summary>Finds the data loader for a file.</summary>
public static class FileLoaders
{
    /// <summary>What messages call a stream by default.</summary>
    public const string StandardInput = "standard input";

    private static readonly PartKind Kind = PartKind.Get(typeof(IDataLoader))!;

    /// <summary>Finds the loader that reads a file best, with its default options. Of several that read it equally well, the first by name is taken.</summary>
    /// <param name="parts">Where loaders come from.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="DataException">There is no such file, it cannot be read, or no loader reads such files.</exception>
    public static IFileLoader Find(IPartSource parts, string path)
    {
        var head = FileHead.Read(path);
        var loaders = All(parts);
        var best = loaders.MaxBy(loader => loader.Match(head));
        return best is not null && best.Match(head) > FileMatch.None ? best : throw new DataException(
            $"No data loader reads files such as '{Path.GetFileName(path)}'; the endings that are read are {string.Join(", ", loaders.SelectMany(loader => loader.FileExtensions).Distinct())}.");
    }

    /// <summary>
    /// Finds the loader for a file of samples that a model is to work on: the one that the model was trained with, with its options, if it reads such files;
    /// otherwise the one that reads the file best.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="parts">Where loaders come from.</param>
    /// <param name="path">The file.</param>
    /// <param name="sets">Options of the loader that differ for this file, such as <c>Data:Loader:Delimiter=;</c>.</param>
    /// <exception cref="DataException">There is no such file, it cannot be read, or no loader reads such files.</exception>
    /// <exception cref="SettingsException">An option is not one of the loader.</exception>
    public static IFileLoader FindFor(Model model, IPartSource parts, string path, params IEnumerable<string> sets)
    {
        ArgumentNullException.ThrowIfNull(model);
        var head = FileHead.Read(path);
        var loader = Remembered(model, parts) is { } remembered && remembered.Match(head) > FileMatch.None ? remembered : Find(parts, path);
        return LoaderOptions.Apply(loader, parts, sets).ForFile(Path.GetFullPath(path));
    }

    /// <summary>
    /// Finds the loader for a stream of samples that a model is to work on: the one that the model was trained with, if it reads streams; otherwise the first
    /// by name that does. Give it the stream in <see cref="DataRequest.Input"/>.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="parts">Where loaders come from.</param>
    /// <param name="name">What messages call the stream.</param>
    /// <param name="sets">Options of the loader that differ for this stream, such as <c>Data:Loader:Delimiter=;</c>.</param>
    /// <exception cref="DataException">No loader reads streams.</exception>
    /// <exception cref="SettingsException">An option is not one of the loader.</exception>
    public static IFileLoader FindForStream(Model model, IPartSource parts, string name = StandardInput, params IEnumerable<string> sets)
    {
        ArgumentNullException.ThrowIfNull(model);
        var loader = new[] { Remembered(model, parts) }.Concat(All(parts)).FirstOrDefault(loader => loader is { ReadsStreams: true })
            ?? throw new DataException("No data loader reads streams; write the samples to a file.");
        return LoaderOptions.Apply(loader, parts, sets).ForFile(name);
    }

    /// <summary>Finds what writes tables into a file, by the ending of its name; null if no data loader writes such files.</summary>
    /// <param name="parts">Where loaders come from.</param>
    /// <param name="path">The file, which need not exist.</param>
    public static ITableFormat? FindFormat(IPartSource parts, string path)
        => All(parts).OfType<ITableFormat>().FirstOrDefault(format => format.WrittenExtensions.Any(extension => path.EndsWith(extension, StringComparison.OrdinalIgnoreCase)));

    /// <summary>The endings of the files that data loaders write.</summary>
    /// <param name="parts">Where loaders come from.</param>
    public static IReadOnlyList<string> WrittenExtensions(IPartSource parts) => [.. All(parts).OfType<ITableFormat>().SelectMany(format => format.WrittenExtensions).Distinct()];

    /// <summary>Every loader of files that can be made, by name. One that cannot is listed among the plugins with the reason, and does not stop the others.</summary>
    private static IFileLoader[] All(IPartSource parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        string[] names = parts is PluginCatalogue catalogue
            ? [.. catalogue.Parts.Where(part => part.Kind == Kind).OrderBy(part => part.Name, StringComparer.Ordinal).Select(part => $"{part.Plugin}:{part.Name}")]
            : [.. parts.Names(Kind)];
        return [.. names.Select(name => TryCreate(parts, name)).OfType<IFileLoader>()];
    }

    private static object? TryCreate(IPartSource parts, string name)
    {
        try
        {
            return parts.Create(Kind, name);
        }
        catch (PartException)
        {
            return null;
        }
    }

    private static IFileLoader? Remembered(Model model, IPartSource parts)
    {
        if (model.Notes.Loader is not { } json)
            return null;
        // The model does not remember the file, so options may be missing. Those errors do not matter here.
        return new SettingBinder(parts).BindPart(SettingReader.Read(Encoding.UTF8.GetBytes(json), "the model's loader"), Kind) as IFileLoader;
    }
}
