using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace FnnKit;

/// <summary>What a run is made of. Its checkpoints say it, so that nothing else is resumed from them.</summary>
/// <param name="setup">The setup of the run.</param>
/// <param name="data">The SHA-256 of the samples as the network gets them.</param>
/// <param name="split">Which samples are held back.</param>
/// <param name="stepsPerEpoch">The number of steps in an epoch.</param>
internal sealed class RunOrigin(TrainingSetup setup, string data, DataSplit split, int stepsPerEpoch)
{
    private const string SettingsKey = "settings", DataKey = "data_sha256", SplitKey = "split_sha256", StepsKey = "steps_per_epoch";

    /// <summary>The settings, in which a file of initial weights is its hash and other files are not named: they may move.</summary>
    private readonly Lazy<JsonObject> _settings = new(() => Describe(setup));

    /// <summary>Adds what the run is made of to the metadata of a checkpoint.</summary>
    public void Write(Dictionary<string, string> metadata)
    {
        metadata[SettingsKey] = _settings.Value.ToJsonString();
        metadata[DataKey] = data;
        if (setup.Data.Split.NamesColumns)
            metadata[SplitKey] = split.Fingerprint();
        metadata[StepsKey] = stepsPerEpoch.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>Checks whether a checkpoint is one of this run, and gives the settings that it was saved with.</summary>
    /// <exception cref="CheckpointException">Settings or data are not those of the run.</exception>
    public JsonObject Check(CheckpointMetadata metadata)
    {
        var before = metadata.Json(SettingsKey).ToJson() as JsonObject ?? throw metadata.Error(SettingsKey, "it is not an object");
        var now = _settings.Value;
        // Weights that are not there any more are not needed either: the checkpoint has newer ones.
        if (now["Network"]?["InitialWeights"] is null && setup.Network.InitialWeights is not null && before["Network"] is JsonObject network)
            network["InitialWeights"] = null;
        ResumeRules.Check(before, now);
        if (metadata.Text(DataKey) is var hash && hash != data)
        {
            throw new CheckpointException(
                $"The data has changed since the run began: its SHA-256 was {hash} and is {data} now. Restore the files of 'Data:Loader', or start a new run: what was learned from the old data could be tested on itself.");
        }

        // The columns that the data is split by need not be features, so the samples themselves do not tell whether they have changed.
        if (setup.Data.Split.NamesColumns && metadata.Text(SplitKey) != split.Fingerprint())
        {
            throw new CheckpointException(
                "The columns of 'Data:Split' have changed since the run began, so other samples would be held back. Restore the files of 'Data:Loader', or start a new run: what was learned could be tested on itself.");
        }

        if (metadata.Whole(StepsKey, 1) is var steps && steps != stepsPerEpoch)
            throw new CheckpointException($"An epoch took {steps} steps when the run began and takes {stepsPerEpoch} now; a plugin plans it otherwise. Restore the plugin, or start a new run.");
        return before;
    }

    /// <summary>The settings of the run, for a comparison with those of a checkpoint.</summary>
    public JsonNode Settings => _settings.Value;

    private static JsonObject Describe(TrainingSetup setup)
    {
        var settings = new SettingWriter(includePaths: false).Write(setup);
        if (setup.Network.InitialWeights is { } path && settings["Network"] is JsonObject network)
            network["InitialWeights"] = File.Exists(path) ? $"sha256 {Hash(path)}" : null;
        return settings;
    }

    private static string Hash(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }
}
