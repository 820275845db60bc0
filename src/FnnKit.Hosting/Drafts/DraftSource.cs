using System.Globalization;

namespace FnnKit;

/// <summary>Finds and loads the data that a new configuration is for.</summary>
public static class DraftSource
{
    /// <summary>Whole numbers of more different values than this are amounts rather than classes.</summary>
    private const int MostClasses = 50;

    /// <summary>
    /// Finds the loader for a file, lets it infer its options, and loads the data. Targets of whole numbers with very many values are taken as amounts, if the
    /// loader has an option for it.
    /// </summary>
    /// <param name="file">The file of samples.</param>
    /// <param name="target">What is to be learned: a column or an array, or for formats without names a second file.</param>
    /// <param name="parts">Where loaders come from.</param>
    /// <param name="cancellationToken">Ends the loading early.</param>
    /// <exception cref="DataException">No loader reads such a file, it has no place for the target, or the data cannot be read.</exception>
    public static async Task<DraftData> LoadAsync(string file, string target, IPartSource parts, CancellationToken cancellationToken = default)
    {
        var request = new FileRequest(Path.GetFullPath(file)) { Targets = [target], TargetsPath = File.Exists(target) ? Path.GetFullPath(target) : null };
        var loader = FileLoaders.Find(parts, file);
        var found = await LoadAsync(loader.Sniff(request), cancellationToken).ConfigureAwait(false);
        var classes = found.Data.Schema.Classes;
        bool areAmounts = classes.Count > MostClasses && classes.All(name => double.TryParse(name, CultureInfo.InvariantCulture, out _));
        return areAmounts ? await LoadAsync(loader.Sniff(request with { TargetKind = TargetKind.Numbers }), cancellationToken).ConfigureAwait(false) : found;
    }

    private static async Task<DraftData> LoadAsync(FileSuggestion suggestion, CancellationToken cancellationToken)
    {
        var data = await suggestion.Loader.LoadAsync(DataSource.CreateRequest(0), cancellationToken).ConfigureAwait(false);
        return new DraftData(suggestion.Loader, data, suggestion.Notes);
    }
}
