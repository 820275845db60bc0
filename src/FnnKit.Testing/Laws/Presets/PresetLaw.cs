namespace FnnKit.Testing.Laws;

internal sealed class PresetLaw() : Law<IPreset>("it writes the same settings each time, and leaves seed and loader to the host")
{
    public override void Check(PartUnderTest part)
    {
        foreach (var profile in Profiles())
        {
            string first = Write(part, profile), again = Write(part, profile);
            Require(first == again, part, $"for the same profile it writes '{first}' and then '{again}'");
            Require(first.Contains("Network", StringComparison.Ordinal), part, $"for {profile.Count} samples it writes no section 'Network', only '{first}'");
        }
    }

    private string Write(PartUnderTest part, DataProfile profile)
    {
        var settings = new SettingDraft();
        part.Make<IPreset>().Write(new PresetRequest(profile), settings);
        Require(settings.Entries.All(entry => entry.Key != "Seed"), part, "it writes 'Seed', which is the host's");
        var data = settings.Entries.FirstOrDefault(entry => entry.Key == "Data")?.Content;
        Require(data is null || data.Entries.All(entry => entry.Key != "Loader"), part, "it writes 'Data:Loader', which is the host's");
        return Format(settings);
    }

    private static string Format(SettingDraft settings) => string.Join(", ", settings.Entries.Select(entry
        => $"{string.Concat(entry.Comments)}{entry.Key}: {(entry.Content is { } content ? $"{{ {Format(content)} }}" : entry.Value!.ToJsonString())}"));

    private static IEnumerable<DataProfile> Profiles()
    {
        ColumnProfile size = Numbers("size"), colour = Categories("colour", "blue", "green", "red");
        foreach (int count in new[] { 30, 3000 })
        {
            yield return Create(count, [size, colour], Categories("kind", "a", "b"));
            yield return Create(count, [size], Categories("kind", "a", "b", "c"));
            yield return Create(count, [colour], Numbers("price"));
        }
    }

    private static DataProfile Create(int count, ColumnProfile[] features, ColumnProfile target)
        => new(new DataSchema([.. features.Select(column => column.Column)], [target.Column]), count, features, [target]);

    private static ColumnProfile Numbers(string name) => new(new Column(name)) { Minimum = -2, Maximum = 3, Mean = 0.5, StandardDeviation = 1.1, Missing = 1 };

    private static ColumnProfile Categories(string name, params string[] categories)
        => new(new Column(name, categories)) { Minimum = 0, Maximum = categories.Length - 1, IsWhole = true, Counts = [.. categories.Select(_ => 10)] };
}
