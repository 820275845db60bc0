using System.Text.Json.Nodes;

namespace FnnKit;

/// <summary>A section or list of settings that is being written, with comments that say why each value was chosen.</summary>
public sealed class SettingDraft
{
    private readonly List<SettingDraftEntry> _entries = [];

    /// <summary>Begins the settings of a run.</summary>
    public SettingDraft()
    {
    }

    private SettingDraft(bool isList) => IsList = isList;

    /// <summary>Whether this is a list, whose entries have no keys.</summary>
    public bool IsList { get; }

    /// <summary>The entries in the order in which they are written.</summary>
    public IReadOnlyList<SettingDraftEntry> Entries => _entries;

    /// <summary>Writes a setting.</summary>
    /// <param name="key">Its key in this section.</param>
    /// <param name="value">Its value.</param>
    /// <param name="comments">The lines above it that say why.</param>
    /// <exception cref="InvalidOperationException">This is a list, or it has such a key.</exception>
    public void Set(string key, JsonNode value, params IReadOnlyList<string> comments) => Append(new(key, value, null, comments));

    /// <summary>Begins a section.</summary>
    /// <param name="key">Its key in this section.</param>
    /// <param name="comments">The lines above it that say why.</param>
    /// <exception cref="InvalidOperationException">This is a list, or it has such a key.</exception>
    public SettingDraft Section(string key, params IReadOnlyList<string> comments) => Begin(key, isList: false, comments);

    /// <summary>Begins a list that has an entry in each line.</summary>
    /// <param name="key">Its key in this section.</param>
    /// <param name="comments">The lines above it that say why.</param>
    /// <exception cref="InvalidOperationException">This is a list, or it has such a key.</exception>
    public SettingDraft List(string key, params IReadOnlyList<string> comments) => Begin(key, isList: true, comments);

    /// <summary>Adds an entry to a list.</summary>
    /// <param name="value">The entry.</param>
    /// <param name="comments">The lines above it that say why.</param>
    /// <exception cref="InvalidOperationException">This is a section, whose settings have keys.</exception>
    public void Add(JsonNode value, params IReadOnlyList<string> comments) => Append(new(null, value, null, comments));

    /// <summary>Adds the entries of another section or list behind those of this one.</summary>
    /// <param name="other">The other section or list.</param>
    /// <param name="except">A key to leave out; null for none.</param>
    /// <exception cref="InvalidOperationException">One is a list and the other a section, or both have a key.</exception>
    public void Include(SettingDraft other, string? except = null)
    {
        ArgumentNullException.ThrowIfNull(other);
        foreach (var entry in other.Entries.Where(entry => except is null || entry.Key != except))
            Append(entry);
    }

    private SettingDraft Begin(string key, bool isList, IReadOnlyList<string> comments)
    {
        var draft = new SettingDraft(isList);
        Append(new(key, null, draft, comments));
        return draft;
    }

    private void Append(SettingDraftEntry entry)
    {
        if (IsList != entry.Key is null)
            throw new InvalidOperationException(IsList ? $"'{entry.Key}' is a key, but this is a list; use {nameof(Add)}." : $"This is a section; use {nameof(Set)} with a key.");
        if (entry.Key is not null && _entries.Any(other => other.Key == entry.Key))
            throw new InvalidOperationException($"The section has a setting '{entry.Key}' already.");
        _entries.Add(entry);
    }
}
