using System.Globalization;
using System.Text.Json.Nodes;
using FnnKit.Formats;

namespace FnnKit;

/// <summary>The folder of a study: <c>appsettings.json</c>, <c>journal.jsonl</c>, a run folder for each trial in <c>trials</c>, and who trains what in <c>leases</c>.</summary>
/// <param name="path">The folder.</param>
public sealed class StudyFolder(string path)
{
    private const string SettingsName = "appsettings.json", TrialsName = "trials", LeasesName = "leases", ResultName = "result.json";

    /// <summary>The folder.</summary>
    public string Path { get; } = System.IO.Path.GetFullPath(path);

    /// <summary>Whether a folder holds a study.</summary>
    public static bool IsOne(string path) => File.Exists(System.IO.Path.Combine(path, StudyJournal.FileName));

    /// <summary>The run folder of a trial; with folds, the folder of its runs.</summary>
    /// <param name="number">The number of the trial, from 1.</param>
    public string TrialPath(int number) => In(TrialsName, number.ToString("D4", CultureInfo.InvariantCulture));

    internal string JournalPath => In(StudyJournal.FileName);

    internal string SettingsPath => In(SettingsName);

    /// <summary>The folder of the winner's configuration.</summary>
    internal string BestPath => In("best");

    /// <summary>The run folder of the final model, where it is trained anew.</summary>
    internal string FinalPath => In("final");

    /// <summary>The measurement of the final model.</summary>
    internal string SummaryPath => In("summary.json");

    internal string LeasePath(int number) => In(LeasesName, number.ToString("D4", CultureInfo.InvariantCulture) + ".json");

    /// <summary>Makes the folders of a study.</summary>
    internal void Create()
    {
        try
        {
            DurableFolder.Create(In(TrialsName));
            DurableFolder.Create(In(LeasesName));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"The folder of the study '{Path}' cannot be made: {exception.Message} Write to another one with --output.", exception);
        }
    }

    /// <summary>Keeps what came of a trial until its generation is complete.</summary>
    internal void WriteResult(TuneTrial trial)
    {
        DurableFolder.Create(TrialPath(trial.Number));
        AtomicFile.WriteAllText(System.IO.Path.Combine(TrialPath(trial.Number), ResultName), JournalLine.Write(JournalText.WriteResult(trial), "") + "\n");
    }

    /// <summary>Reads what came of a trial; null if it has not ended, or if the file is damaged, so that the trial is trained again.</summary>
    internal TuneTrial? ReadResult(int number, IReadOnlyList<double> point)
    {
        string file = System.IO.Path.Combine(TrialPath(number), ResultName);
        if (!File.Exists(file))
            return null;
        try
        {
            return JournalLine.Read(File.ReadAllText(file).TrimEnd('\n'), "", file) is { } line ? JournalText.ReadResult(line.Content, point) : null;
        }
        catch (SettingsException)
        {
            return null;
        }
    }

    /// <summary>Removes the models of a trial that is not among the best, and the checkpoints of any.</summary>
    internal void Thin(int number, bool keepsModel)
    {
        string trial = TrialPath(number);
        if (!Directory.Exists(trial))
            return;
        foreach (string checkpoints in Directory.GetDirectories(trial, "checkpoints", SearchOption.AllDirectories))
            Directory.Delete(checkpoints, recursive: true);
        if (keepsModel)
            return;
        foreach (string model in Directory.GetFiles(trial, "model.safetensors", SearchOption.AllDirectories))
            File.Delete(model);
    }

    /// <summary>Writes the configuration of the study, from which other machines work on it.</summary>
    internal void WriteSettings(StudyDefinition study)
    {
        var json = JsonNode.Parse(EffectiveSettings.Write(study.Base, study.PluginFolders, Path))!;
        json["FnnKit"]!["Tune"] = new SettingWriter().Write(study.Options);
        AtomicFile.WriteAllText(SettingsPath, json.ToJsonString(EffectiveSettings.Readable) + "\n");
    }

    private string In(params string[] names) => System.IO.Path.Combine([Path, .. names]);
}
