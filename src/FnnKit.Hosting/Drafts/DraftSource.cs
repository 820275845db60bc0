using System.Globalization;

namespace FnnKit;

/// <summary>Finds and loads the data that a new configuration is for.</summary>
public static class DraftSource
{
    /// <summary>Whole numbers of more different values than this are amounts rather than classes.</summary>
    private const int MostClasses = 50;

    /// <summary>
    /// Finds the loader for a file, lets it infer its options, and loads the data. Targets of whole numbers with very many values are taken as amounts,
    /// and those that are mostly 0 and ever rarer above as counts, if the loader has an option for it.
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
        bool areCounts = !areAmounts && await Task.Run(() => TargetCounts.Are(found.Data), cancellationToken).ConfigureAwait(false);
        if (!areAmounts && !areCounts)
            return found;
        var numbers = await LoadAsync(loader.Sniff(request with { TargetKind = TargetKind.Numbers }), cancellationToken).ConfigureAwait(false);
        return !areCounts || numbers.Data.Schema.TargetKind != TargetKind.Numbers ? numbers : numbers with
        {
            Notes = [.. numbers.Notes, new FileNote(nameof(TargetKind), $"The target '{target}' counts something: most often it is 0, and each larger number is rarer. If its values are classes, set 'TargetKind' to 'Classes'.")],
        };
    }

    private static async Task<DraftData> LoadAsync(FileSuggestion suggestion, CancellationToken cancellationToken)
    {
        var data = await suggestion.Loader.LoadAsync(DataSource.CreateRequest(0), cancellationToken).ConfigureAwait(false);
        return new DraftData(suggestion.Loader, data, suggestion.Notes);
    }
}
