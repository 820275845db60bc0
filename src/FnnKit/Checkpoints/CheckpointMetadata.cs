using System.Globalization;
using System.Text;

namespace FnnKit;

/// <summary>The metadata of a checkpoint, read with checks: a checksum only proves that a file is as it was written, not who wrote it.</summary>
/// <param name="path">The checkpoint.</param>
/// <param name="values">Its metadata.</param>
internal sealed class CheckpointMetadata(string path, IReadOnlyDictionary<string, string> values)
{
    /// <summary>The checkpoint.</summary>
    public string Path => path;

    /// <summary>Whether there is such an entry, and it is not empty.</summary>
    public bool Has(string key) => values.GetValueOrDefault(key) is { Length: > 0 };

    /// <summary>An entry.</summary>
    /// <exception cref="CheckpointException">There is no such entry.</exception>
    public string Text(string key) => values.GetValueOrDefault(key) ?? throw Error(key, "it is missing");

    /// <summary>A whole number.</summary>
    /// <exception cref="CheckpointException">The entry is not such a number, or out of range.</exception>
    public long Whole(string key, long lowest = 0, long highest = long.MaxValue)
        => long.TryParse(Text(key), NumberStyles.None, CultureInfo.InvariantCulture, out long number) && number >= lowest && number <= highest
        ? number : throw Error(key, $"it is '{Text(key)}', but must be a whole number from {lowest} to {highest}");

    /// <summary>JSON.</summary>
    /// <exception cref="CheckpointException">The entry is not JSON.</exception>
    public SettingNode Json(string key)
    {
        try
        {
            return SettingReader.Read(Encoding.UTF8.GetBytes(Text(key)), $"{System.IO.Path.GetFileName(path)} ({key})", isExact: true);
        }
        catch (SettingsException exception)
        {
            throw Error(key, exception.Message, exception);
        }
    }

    /// <summary>Numbers by name.</summary>
    /// <exception cref="CheckpointException">The entry holds something else.</exception>
    public IReadOnlyDictionary<string, double> Numbers(string key)
        => Checked(key, json => json.RequireMembers().ToDictionary(member => member.Key, member => member.Value.RequireNumber()));

    /// <summary>A list of whole numbers of at least 0.</summary>
    /// <exception cref="CheckpointException">The entry holds something else.</exception>
    public IReadOnlyList<long> Wholes(string key) => Checked(key, json => json.RequireItems().Select(item => item.RequireWhole(0)).ToArray());

    /// <summary>The error of an entry.</summary>
    public CheckpointException Error(string key, string problem, Exception? cause = null)
        => new($"{path} cannot be resumed from: in its metadata, '{key}' is wrong: {problem}. Remove it to resume from the checkpoint before, or start the run again.", cause);

    private T Checked<T>(string key, Func<SettingNode, T> read)
    {
        try
        {
            return read(Json(key));
        }
        catch (SettingsException exception)
        {
            throw Error(key, exception.Message, exception);
        }
    }
}
