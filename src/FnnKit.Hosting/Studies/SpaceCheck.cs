using System.Globalization;

namespace FnnKit;

/// <summary>
/// Checks a space against the configuration before the first trial: each path must be a setting, and the ends of each range and every choice must be values that the
/// setting accepts, under each choice that it depends on.
/// </summary>
internal sealed class SpaceCheck
{
    private const int MostContexts = 256;

    /// <summary>Settings that decide what trials are compared on, with the reason.</summary>
    private static readonly (string Path, string Reason)[] Fixed =
    [
        ("Seed", "it decides which samples validate, so trials would not be compared on the same ones"),
        ("Data:Split", "it decides which samples validate, so trials would not be compared on the same ones"),
        ("Metrics", "trials are compared by them"),
        ("Plugins", "plugins are loaded before the first trial"),
        ("Tune", "a study cannot vary itself"),
    ];

    private readonly SettingNode _root;
    private readonly TuneSpace _space;
    private readonly IPartSource _parts;
    private readonly List<SettingError> _errors = [];

    private SpaceCheck(SettingNode root, TuneSpace space, IPartSource parts) => (_root, _space, _parts) = (root, space, parts);

    /// <summary>Everything that is wrong, each with its place.</summary>
    public static IReadOnlyList<SettingError> Find(SettingNode root, TuneSpace space, IPartSource parts)
    {
        var check = new SpaceCheck(root, space, parts);
        for (int i = 0; i < space.Entries.Count; i++)
            check.CheckEntry(i);
        return [.. check._errors.DistinctBy(error => (error.Origin, error.Message)).OrderBy(error => error.Origin.Line).ThenBy(error => error.Origin.Column)];
    }

    private void CheckEntry(int index)
    {
        var entry = _space.Entries[index];
        if (Array.Find(Fixed, one => IsIn(entry.Path, one.Path)) is { Path: not null } wrong)
        {
            _errors.Add(new SettingError(SettingDiagnostics.Study, entry.Node.KeyOrigin, $"'{entry.Path}' cannot be varied: {wrong.Reason}"));
            return;
        }

        double[] values = entry.Parameter.Kind == ParameterKind.Choice ? [.. Enumerable.Range(0, entry.Choices.Count).Select(i => (double)i)] : [entry.Parameter.From, entry.Parameter.To];
        foreach (double[] context in Contexts(index))
        {
            int before = _errors.Count;
            foreach (double value in values)
            {
                context[index] = value;
                CheckPoint(entry, entry.ToSetting(value), context, index);
            }

            // Under another choice the same mistake says nothing new.
            if (_errors.Count > before)
                return;
        }
    }

    private void CheckPoint(TuneSpaceEntry entry, SettingNode value, double[] point, int index)
    {
        double[] earlier = [.. point];
        earlier[index] = double.NaN;
        if (FindMissingItem(TrialSettings.Apply(_root, _space, earlier), entry) is { } missing)
        {
            _errors.Add(missing);
            return;
        }

        try
        {
            SetupReader.Read(TrialSettings.Apply(_root, _space, point), _parts);
        }
        catch (SettingsException exception)
        {
            foreach (var error in exception.Errors)
            {
                // A key that nothing reads is the path itself, unless it stands inside a choice.
                bool isPath = error.Diagnostic == SettingDiagnostics.UnknownKey && (error.Origin == value.Origin || error.Origin == value.KeyOrigin);
                _errors.Add(isPath ? error with { Origin = entry.Node.KeyOrigin } : error);
            }
        }
    }

    private static SettingError? FindMissingItem(SettingNode root, TuneSpaceEntry entry)
    {
        var node = root[SettingSources.Section];
        string path = "";
        foreach (string key in entry.Path.Split(':'))
        {
            if (node is { Kind: SettingKind.Array } list)
            {
                if (!int.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out int item) || item >= list.Items.Count)
                    return new SettingError(SettingDiagnostics.UnknownKey, entry.Node.KeyOrigin, $"'{entry.Path}' is no setting: the list '{path}' has {list.Items.Count} items, counted from 0, and '{key}' is not one of them");
                node = list.Items[item];
            }
            else
            {
                node = node?[key];
            }

            path = SettingReader.Join(path, key);
        }

        return null;
    }

    /// <summary>Points of the entries that an entry depends on: those that its condition names, and choices of a section that it lies in.</summary>
    private List<double[]> Contexts(int index)
    {
        var needed = new SortedSet<int>();
        Add(index, needed);
        List<double[]> contexts = [[.. Enumerable.Repeat(double.NaN, _space.Entries.Count)]];
        foreach (int ancestor in needed)
        {
            var parameter = _space.Entries[ancestor].Parameter;
            contexts = [.. contexts.SelectMany(context => IsActive(ancestor, context) ? Enumerable.Range(0, parameter.Choices).Select(choice => With(context, ancestor, choice)) : [context]).Take(MostContexts)];
        }

        return [.. contexts.Where(context => IsActive(index, context))];
    }

    private void Add(int index, SortedSet<int> needed)
    {
        for (int i = 0; i < _space.Entries.Count; i++)
        {
            bool isNeeded = i != index && _space.Entries[i].Parameter.Kind == ParameterKind.Choice
                && (_space.Entries[index].Parameter.Condition?.Parameter == i || IsIn(_space.Entries[index].Path, _space.Entries[i].Path));
            if (isNeeded && needed.Add(i))
                Add(i, needed);
        }
    }

    private bool IsActive(int index, double[] point) => _space.ToSearchSpace().IsActive(index, point);

    private static double[] With(double[] point, int index, double value)
    {
        double[] copy = [.. point];
        copy[index] = value;
        return copy;
    }

    private static bool IsIn(string path, string section)
        => path.Equals(section, StringComparison.OrdinalIgnoreCase) || path.StartsWith(section + ":", StringComparison.OrdinalIgnoreCase);
}
