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
        IFileLoader[] loaders = [.. All(parts)];
        var (best, match) = loaders.Select(loader => (loader, match: Ask(() => loader.Match(head), FileMatch.None))).MaxBy(pair => pair.match);
        return match > FileMatch.None ? best : throw new DataException(
            $"No data loader reads files such as '{Path.GetFileName(path)}'; the endings that are read are {string.Join(", ", loaders.SelectMany(loader => Ask(() => loader.FileExtensions, [])).Distinct())}.");
    }

    /// <summary>
    /// Whether the loader that a model was trained with reads a file. If it does not, <see cref="FindFor"/> creates every loader of every plugin to find one.
    /// </summary>
    /// <param name="model">The model.</param>
    /// <param name="parts">Where loaders come from.</param>
    /// <param name="path">The file.</param>
    /// <exception cref="DataException">There is no such file, or it cannot be read.</exception>
    public static bool IsRemembered(Model model, IPartSource parts, string path)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Remembered(model, parts) is { } remembered && remembered.Match(FileHead.Read(path)) > FileMatch.None;
    }

    /// <summary>Whether the loader that a model was trained with reads streams. If it does not, <see cref="FindForStream"/> creates loaders of other plugins to find one.</summary>
    /// <param name="model">The model.</param>
    /// <param name="parts">Where loaders come from.</param>
    public static bool IsRememberedForStream(Model model, IPartSource parts)
    {
        ArgumentNullException.ThrowIfNull(model);
        return Remembered(model, parts) is { ReadsStreams: true };
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
        var loader = new[] { Remembered(model, parts) }.Concat(All(parts)).FirstOrDefault(loader => loader is not null && Ask(() => loader.ReadsStreams, false))
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

    /// <summary>Every loader of files that can be created, by name.</summary>
    private static IEnumerable<IFileLoader> All(IPartSource parts)
    {
        ArgumentNullException.ThrowIfNull(parts);
        return UnaskedParts.Create<IFileLoader>(parts, Kind);
    }

    /// <summary>What a loader that nobody asked for says; what it says when nothing else can be learned from it because it throws.</summary>
    private static T Ask<T>(Func<T> question, T otherwise)
    {
        try
        {
            return question();
        }
#pragma warning disable CA1031 // A loader that nobody asked for may be anybody's code, and does not keep the others from reading the file.
        catch (Exception)
#pragma warning restore CA1031
        {
            return otherwise;
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
