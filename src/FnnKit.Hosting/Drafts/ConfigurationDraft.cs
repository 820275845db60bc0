using System.Text;
using System.Text.Json.Nodes;

namespace FnnKit;

/// <summary>
/// Writes a configuration for a data set that trains as it stands: measures the data, lets a preset choose the settings, and writes them with the reason for each
/// choice in a comment.
/// </summary>
public static class ConfigurationDraft
{
    /// <summary>The name of the file that is written.</summary>
    public const string FileName = "appsettings.json";

    private const string Data = nameof(TrainingSetup.Data);
    private const int Named = 5;

    /// <summary>Reads a file of samples, writes a configuration for it, and checks that it can be trained. This is what <c>fnn init</c> does.</summary>
    /// <param name="file">The file of samples.</param>
    /// <param name="target">What is to be learned: a column or an array, or for formats without names a second file.</param>
    /// <param name="parts">Where parts come from.</param>
    /// <param name="folder">The folder that the configuration is for; files are named relative to it.</param>
    /// <param name="options">The preset; by default the one that is the default.</param>
    /// <param name="cancellationToken">Ends the loading early.</param>
    /// <exception cref="DataException">The file cannot be read, or nothing can be learned from it.</exception>
    /// <exception cref="PartException">There is no such preset.</exception>
    /// <exception cref="SettingsException">The preset wrote settings that cannot be trained.</exception>
    public static async Task<DraftedConfiguration> CreateAsync(
        string file, string target, IPartSource parts, string folder, DraftOptions? options = null, CancellationToken cancellationToken = default)
    {
        var data = await DraftSource.LoadAsync(file, target, parts, cancellationToken).ConfigureAwait(false);
        return await Task.Run(() => Create(data, parts, folder, options), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes a configuration for data and checks that it can be trained.</summary>
    /// <param name="data">The data and its loader.</param>
    /// <param name="parts">Where parts come from.</param>
    /// <param name="folder">The folder that the configuration is for; files are named relative to it.</param>
    /// <param name="options">The preset; by default the one that is the default.</param>
    /// <exception cref="DataException">Nothing can be learned from such data.</exception>
    /// <exception cref="PartException">There is no such preset.</exception>
    /// <exception cref="SettingsException">The preset wrote settings that cannot be trained.</exception>
    public static DraftedConfiguration Create(DraftData data, IPartSource parts, string folder, DraftOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(parts);
        options ??= new();
        var profile = DataProfiler.Measure(data.Data);
        if (profile.HasClasses && profile.Schema.Classes.Count < 2)
        {
            throw new DataException($"The target '{profile.Schema.Targets[0].Name}' has only one class ({string.Join("", profile.Schema.Classes)}), so there is nothing to learn. "
                + "Name another target, or add samples of another class.");
        }

        var preset = Presets.Find(parts, options.Preset);
        var chosen = new SettingDraft();
        preset.Write(new PresetRequest(profile) { Time = options.Time, Tune = options.Tune }, chosen);
        if (options.Tune && chosen.Entries.All(entry => entry.Key != "Tune"))
            throw new DataException($"The preset '{PartIdentity.Get(preset).Name}' writes no section 'Tune'. Choose another preset, or leave out --tune and write the section yourself.");
        string text = Write(data, parts, folder, profile, PartIdentity.Get(preset).Name, chosen);
        var excluded = chosen.Entries.FirstOrDefault(entry => entry.Key == Data)?.Content?.Entries.FirstOrDefault(entry => entry.Key == nameof(DataSetup.Exclude));
        return new DraftedConfiguration(text, [.. data.Notes.Select(note => note.Text), .. excluded?.Comments ?? []], Check(text, data.Data, parts, folder));
    }

    /// <summary>Reads what was written as any configuration, before anybody sees it.</summary>
    private static IReadOnlyList<SettingError> Check(string text, IDataSet data, IPartSource parts, string folder)
    {
        var root = SettingReader.Read(Encoding.UTF8.GetBytes(text), FileName, folder);
        var setup = SetupReader.Read(root, parts);
        if (StudyReader.HasStudy(root))
            StudyReader.ReadOptions(root, parts);
        var found = SetupChecks.Run(SetupFacts.Create(setup, data));
        return found.Any(error => !error.IsWarning) ? throw new SettingsException([.. found.Where(error => !error.IsWarning)]) : found;
    }

    private static string Write(DraftData data, IPartSource parts, string folder, DataProfile profile, string preset, SettingDraft chosen)
    {
        string what = profile.HasClasses ? $"classes ({NameList.Format(profile.Schema.Classes, Named)})" : "numbers";
        var text = new StringBuilder("{\n");
        string headline = FormattableString.Invariant(
            $"Written by 'fnn init --preset {preset}': {profile.Count} samples of {profile.Features.Count} columns; the target '{profile.Schema.Targets[0].Name}' holds {what}.");
        text.Append("  // ").Append(DraftText.OneLine(headline)).Append('\n');
        text.Append("  \"FnnKit\": {\n");
        DraftText.Write(text, WithLoader(chosen, data, LoaderJson(data.Loader, parts, folder)), "    ");
        return text.Append("  }\n}\n").ToString();
    }

    /// <summary>Puts the seed before what a preset chose, and the loader before what it chose for the data.</summary>
    private static SettingDraft WithLoader(SettingDraft chosen, DraftData data, JsonObject loader)
    {
        var all = new SettingDraft();
        all.Set("Seed", 42, "The same seed gives the same weights, bit for bit.");
        var section = all.Section(Data);
        section.Set("Loader", loader, [.. data.Notes.Select(note => note.Text)]);
        foreach (var entry in chosen.Entries)
        {
            if (entry.Key == Data)
                section.Include(entry.Content!);
        }

        all.Include(chosen, except: Data);
        return all;
    }

    /// <summary>The loader with the options that differ from their defaults, files relative to the configuration.</summary>
    private static JsonObject LoaderJson(IFileLoader loader, IPartSource parts, string folder)
    {
        string name = PartIdentity.Get(loader).Name;
        var json = new SettingWriter().WritePart(loader);
        var defaults = new SettingWriter().WritePart(parts.Create(PartKind.Get(typeof(IDataLoader))!, name));
        foreach (string key in json.Select(member => member.Key).Where(key => key != "Type" && JsonNode.DeepEquals(json[key], defaults[key])).ToArray())
            json.Remove(key);
        foreach (var option in PartOptions.Get(loader.GetType()).Where(option => option.IsDefined(typeof(FilePathAttribute), inherit: true)))
        {
            if (option.GetValue(loader) is string path)
                json[option.Name] = Path.GetRelativePath(folder, path).Replace('\\', '/');
        }

        return json;
    }
}
