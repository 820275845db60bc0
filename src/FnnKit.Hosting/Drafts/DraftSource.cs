using System.Reflection;

namespace FnnKit;

/// <summary>The data loader that a new configuration names, found by the ending of a file and set to it.</summary>
public static class DraftSource
{
    private const string TargetOption = "Target";
    private const string TargetArrayOption = "TargetsArray";
    private const string TargetKindOption = "TargetKind";

    /// <summary>Whole numbers of more different values than this are amounts rather than classes.</summary>
    private const int MostClasses = 50;

    /// <summary>Makes the loader for a file.</summary>
    /// <param name="file">The file of samples.</param>
    /// <param name="target">What is to be learned: a column, or for formats without columns a second file.</param>
    /// <param name="parts">Where parts come from.</param>
    /// <exception cref="DataException">No loader reads such a file, or it has no room for the target.</exception>
    public static IDataLoader Find(string file, string target, IPartSource parts)
    {
        if (!File.Exists(file))
            throw new DataException($"There is no file '{file}'.");
        var kind = PartKind.Get(typeof(IDataLoader))!;
        IDataLoader[] loaders = [.. parts.Names(kind).Select(name => (IDataLoader)parts.Create(kind, name))];
        var loader = loaders.FirstOrDefault(loader => loader.FileExtensions.Any(extension => file.EndsWith(extension, StringComparison.OrdinalIgnoreCase)))
            ?? throw new DataException($"No data loader reads files such as '{Path.GetFileName(file)}'; the endings that are read are {string.Join(", ", loaders.SelectMany(loader => loader.FileExtensions).Distinct())}.");
        var files = PartOptions.Get(loader.GetType()).Where(option => option.IsDefined(typeof(FilePathAttribute), inherit: true)).ToArray();
        if (files.Length == 0)
            throw new DataException($"The data loader '{PartIdentity.Get(loader).Name}' has no option that names a file.");
        files[0].SetValue(loader, Path.GetFullPath(file));
        SetTarget(loader, files, target);
        return loader;
    }

    private static void SetTarget(IDataLoader loader, PropertyInfo[] files, string target)
    {
        if (Text(loader, TargetOption) is { } column)
            column.SetValue(loader, target);
        else if (files.Length > 1 && File.Exists(target))
            files[1].SetValue(loader, Path.GetFullPath(target));
        else if (Text(loader, TargetArrayOption) is { } array)
            array.SetValue(loader, target);
        else
            throw new DataException($"The data loader '{PartIdentity.Get(loader).Name}' reads targets from a file of their own, but there is no file '{target}'; name it with --target.");
    }

    private static PropertyInfo? Text(IDataLoader loader, string name)
        => PartOptions.Get(loader.GetType()).FirstOrDefault(option => option.Name == name && option.PropertyType == typeof(string));

    /// <summary>Loads the data, after the loader has looked at its files; whole numbers of very many values are taken as amounts, where it can be told so.</summary>
    /// <exception cref="DataException">The data cannot be read.</exception>
    public static async Task<DraftData> LoadAsync(IDataLoader loader, CancellationToken cancellationToken)
    {
        var notes = loader.DetectOptions();
        var data = await loader.LoadAsync(new DataRequest(new RandomStream(0, "data")), cancellationToken).ConfigureAwait(false);
        var classes = data.Schema.Classes;
        bool areAmounts = classes.Count > MostClasses && classes.All(name => double.TryParse(name, System.Globalization.CultureInfo.InvariantCulture, out _));
        if (!areAmounts || loader.GetType().GetProperty(TargetKindOption) is not { CanWrite: true } option || option.PropertyType != typeof(TargetKind?))
            return new(data, notes);
        option.SetValue(loader, TargetKind.Numbers);
        return new(await loader.LoadAsync(new DataRequest(new RandomStream(0, "data")), cancellationToken).ConfigureAwait(false), notes);
    }
}
