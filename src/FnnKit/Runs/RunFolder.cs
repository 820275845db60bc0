using System.Text.Json;
using FnnKit.Formats;

namespace FnnKit;

/// <summary>
/// Writes a run into a folder: the effective configuration, the metrics of each epoch, checkpoints, the model, and what the run was.
/// Every file is written beside its place and renamed into it; <c>metrics.jsonl</c> grows by whole lines.
/// </summary>
public sealed class RunFolder : IRunStore, IDisposable
{
    private const string ModelName = "model.safetensors", MetricsName = "metrics.jsonl", SettingsName = "appsettings.json", CheckpointsName = "checkpoints";

    private readonly TrainingSetup _setup;
    private readonly IReadOnlyList<PluginRecord> _plugins;
    private readonly IReadOnlyList<string> _pluginFolders;
    private readonly RunRecord _record;
    private readonly TimeProvider _clock;
    private readonly bool _resumes;
    private readonly bool _isNew;
    private readonly long _started;
    private RunLock? _lock;
    private FileStream? _metrics;
    private RunLogs? _logs;
    private TrainingStart? _start;
    private string? _earlierSettings;

    /// <summary>Prepares to write into a folder; nothing is written before the training starts.</summary>
    /// <param name="path">The folder; it is made if it is not there.</param>
    /// <param name="setup">What is trained.</param>
    /// <param name="plugins">The plugins at hand, with the hash of each.</param>
    /// <param name="pluginFolders">Where they lie, so that the run's own configuration finds them again.</param>
    /// <param name="clock">The clock; by default that of the system.</param>
    /// <param name="resumes">Whether the run goes on from what the folder holds.</param>
    /// <param name="isNew">Whether the folder must be one of its own: if another run has taken the name, a number is added.</param>
    public RunFolder(
        string path, TrainingSetup setup, IReadOnlyList<PluginRecord> plugins, IReadOnlyList<string>? pluginFolders = null, TimeProvider? clock = null, bool resumes = false, bool isNew = false)
    {
        Path = System.IO.Path.GetFullPath(path);
        _setup = setup;
        _pluginFolders = pluginFolders ?? [];
        _clock = clock ?? TimeProvider.System;
        _resumes = resumes;
        _isNew = isNew;
        Checkpoints = new CheckpointFolder(In(CheckpointsName));
        _started = _clock.GetTimestamp();
        _plugins = plugins;
        _record = new RunRecord(setup, plugins, _clock.GetUtcNow());
    }

    /// <summary>The folder.</summary>
    public string Path { get; private set; }

    /// <inheritdoc/>
    public string Location => Path;

    /// <inheritdoc/>
    public string? Replaced { get; private set; }

    /// <summary>Whether a folder holds a run, or a part of one.</summary>
    public static bool IsOne(string folder)
        => File.Exists(System.IO.Path.Combine(folder, RunRecord.FileName)) || File.Exists(System.IO.Path.Combine(folder, ModelName))
        || File.Exists(System.IO.Path.Combine(folder, MetricsName)) || Directory.Exists(System.IO.Path.Combine(folder, CheckpointsName)) || CrossValidationFolder.IsOne(folder) || EnsembleFolder.IsOne(folder);

    /// <summary>Whether the run in a folder finished with the settings of a setup, so that there is nothing left to train.</summary>
    /// <param name="folder">The folder, which may not exist yet.</param>
    /// <param name="setup">The setup.</param>
    /// <param name="pluginFolders">The folders of the plugins.</param>
    public static bool IsComplete(string folder, TrainingSetup setup, IReadOnlyList<string> pluginFolders)
    {
        folder = System.IO.Path.GetFullPath(folder);
        string settings = System.IO.Path.Combine(folder, SettingsName);
        return RunEnding.Read(folder) is { IsFinished: true } && File.Exists(System.IO.Path.Combine(folder, ModelName)) && File.Exists(settings)
            && EffectiveSettings.Changes(settings, setup, pluginFolders, folder).Length == 0;
    }

    /// <summary>The checkpoints of the run.</summary>
    public CheckpointFolder Checkpoints { get; private set; }

    /// <summary>Where the model is written.</summary>
    public string ModelPath => In(ModelName);

    /// <inheritdoc/>
    /// <exception cref="CheckpointException">Another process writes to the folder, or a plugin has changed since the run began.</exception>
    public void Start(TrainingStart start)
    {
        ArgumentNullException.ThrowIfNull(start);
        if (_isNew)
            Path = TakeNew(Path);
        MakeFolder();
        _lock = RunLock.Take(Path);
        if (_resumes)
            RunPlugins.Check(_setup, _plugins, start.ResumedFrom);
        _start = start;
        Checkpoints = new CheckpointFolder(In(CheckpointsName));
        RemoveTorn();
        if (_resumes)
        {
            Continue(start);
        }
        else
        {
            Replaced = ReplacedRun.Describe(Path);
            Begin();
        }

        AtomicFile.WriteAllText(In(RunRecord.FileName), _record.WriteRunning(start));
        _metrics = new FileStream(In(MetricsName), FileMode.Append, FileAccess.Write, FileShare.Read);
        _logs = new RunLogs(Path);
        _logs.Open(LogFiles, start.ResumedFrom);
        DurableFolder.Flush(Path);
    }

    /// <inheritdoc/>
    public void SaveReport(EpochReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        var line = new Dictionary<string, object?> { ["epoch"] = report.Epoch, ["step"] = report.Step };
        foreach (var (name, value) in report.Values)
            line[name] = double.IsFinite(value) ? value : null;
        line["learning_rate"] = report.LearningRate;
        line["samples_per_second"] = Math.Round(report.SamplesPerSecond, 1);
        _metrics!.Write([.. JsonSerializer.SerializeToUtf8Bytes(line), (byte)'\n']);
        _metrics.Flush();
    }

    /// <inheritdoc/>
    public void SaveCheckpoint(Checkpoint checkpoint)
    {
        // What a checkpoint says of the logs must be on the disk before it.
        _metrics!.Flush(flushToDisk: true);
        var metadata = new Dictionary<string, string>(checkpoint.Metadata);
        _logs!.Mark(metadata);
        RunPlugins.Write(_setup, _plugins, metadata);
        Checkpoints.Write(checkpoint with { Metadata = metadata }, _setup.Callbacks.Select(callback => callback.CheckpointsKept).Append(1).Max());
    }

    /// <inheritdoc/>
    public void WriteLog(ICallback callback, string text)
    {
        if (callback.LogFile is { } name)
            _logs!.Write(name, text);
    }

    /// <inheritdoc/>
    public void Finish(TrainingResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        _metrics!.Flush(flushToDisk: true);
        // The model that had finished is worth more than one that is half way to its successor.
        if (result.StopReason == StopReason.Cancelled && _record.ContinuesFinished)
        {
            AtomicFile.WriteAllText(In(RunRecord.FileName), _record.WriteUnfinished(_start!, _clock.GetElapsedTime(_started), Reason(result.StopReason), null));
            return;
        }

        // Somebody may have removed the folder while the run went on.
        DurableFolder.Create(Path);
        if (!File.Exists(In(SettingsName)))
            AtomicFile.WriteAllText(In(SettingsName), EffectiveSettings.Write(_setup, _pluginFolders, Path));
        result.UnfinishedModel.Save(ModelPath);
        AtomicFile.WriteAllText(In(RunRecord.FileName), _record.Write(_start!, _clock.GetElapsedTime(_started), Reason(result.StopReason), result.StoppedBy, result));
        if (result.StopReason != StopReason.Cancelled)
            PreviousRun.Remove(Path);
    }

    /// <inheritdoc/>
    public void Fail(Exception exception)
    {
        ArgumentNullException.ThrowIfNull(exception);
        if (_start is null)
            return;
        AtomicFile.WriteAllText(In(RunRecord.FileName), _record.WriteUnfinished(_start, _clock.GetElapsedTime(_started), "failed", exception.Message));
        // The model that is still there was made with the settings of before.
        if (_earlierSettings is not null && File.Exists(ModelPath))
            AtomicFile.WriteAllText(In(SettingsName), _earlierSettings);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _metrics?.Dispose();
        _logs?.Dispose();
        _lock?.Dispose();
    }

    /// <summary>The callbacks of an ensemble write in the runs of its members.</summary>
    private IEnumerable<string> LogFiles => EnsembleMembers.AreWanted(_setup) ? [] : _setup.Callbacks.Select(callback => callback.LogFile).OfType<string>();

    private string In(string name) => System.IO.Path.Combine(Path, name);

    private void Begin()
    {
        string[] files = [ModelName, RunRecord.FileName, MetricsName];
        // A model that is there took work. It stays until there is another one. One that was interrupted does not push out one that had finished.
        if (File.Exists(ModelPath) && (RunEnding.Read(Path)?.IsFinished == true || !PreviousRun.Exists(Path)))
            PreviousRun.Keep(Path, [.. files, CheckpointsName, SettingsName, EnsembleFolder.MembersName, .. LogFiles]);
        foreach (string file in files)
            File.Delete(In(file));
        Checkpoints.Clear();
        if (EnsembleFolder.IsOne(Path))
            Directory.Delete(In(EnsembleFolder.MembersName), recursive: true);
        AtomicFile.WriteAllText(In(SettingsName), EffectiveSettings.Write(_setup, _pluginFolders, Path));
    }

    private void Continue(TrainingStart start)
    {
        _record.Continue(Path, start, RunPlugins.Changes(_setup, start.ResumedFrom));
        string settings = EffectiveSettings.Write(_setup, _pluginFolders, Path);
        string earlier = File.Exists(In(SettingsName)) ? File.ReadAllText(In(SettingsName)) : "";
        if (settings != earlier)
        {
            _earlierSettings = earlier.Length > 0 ? earlier : null;
            AtomicFile.WriteAllText(In(SettingsName), settings);
        }

        MetricsLog.Truncate(In(MetricsName), start.Progress.Epoch);
    }

    /// <summary>A run that was killed while it wrote leaves incomplete files.</summary>
    private void RemoveTorn()
    {
        foreach (string name in new[] { ModelName, RunRecord.FileName, MetricsName, SettingsName })
        {
            foreach (string torn in Directory.GetFiles(Path, $"{name}.*.tmp"))
                File.Delete(torn);
        }
    }

    private void MakeFolder()
    {
        try
        {
            DurableFolder.Create(Path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new IOException($"The run folder '{Path}' cannot be made: {exception.Message} Write to another one with --output.", exception);
        }
    }

    /// <summary>Two runs that start at once may want one name: whoever makes the first file in the folder has it.</summary>
    private static string TakeNew(string path)
    {
        for (int i = 1; ; i++)
        {
            string candidate = i == 1 ? path : $"{path}-{i}";
            DurableFolder.Create(candidate);
            try
            {
                using var first = new FileStream(System.IO.Path.Combine(candidate, "appsettings.json"), FileMode.CreateNew);
                return candidate;
            }
            catch (IOException) when (File.Exists(System.IO.Path.Combine(candidate, "appsettings.json")))
            {
                // Somebody else was faster.
            }
        }
    }

    private static string Reason(StopReason reason) => reason switch
    {
        StopReason.Completed => "completed",
        StopReason.StoppedByCallback => "stopped-by-callback",
        _ => "cancelled",
    };
}
