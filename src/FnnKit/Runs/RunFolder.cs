using System.Text.Json;
using FnnKit.Formats;

namespace FnnKit;

/// <summary>
/// Writes a run into a folder: the effective configuration, the metrics of each epoch, checkpoints, the model, and what the run was.
/// Every file is written beside its place and renamed into it; <c>metrics.jsonl</c> grows by whole lines.
/// </summary>
public sealed class RunFolder : IRunStore, IDisposable
{
    private const string ModelName = "model.safetensors";

    private readonly TrainingSetup _setup;
    private readonly IReadOnlyList<string> _pluginFolders;
    private readonly RunRecord _record;
    private readonly TimeProvider _clock;
    private readonly bool _resumes;
    private readonly bool _isNew;
    private readonly DateTimeOffset _started;
    private StreamWriter? _metrics;
    private RunLogs? _logs;
    private TrainingStart? _start;

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
        Checkpoints = new CheckpointFolder(System.IO.Path.Combine(Path, "checkpoints"));
        _started = _clock.GetUtcNow();
        _record = new RunRecord(setup, plugins, _started);
    }

    /// <summary>The folder.</summary>
    public string Path { get; private set; }

    /// <summary>The checkpoints of the run.</summary>
    public CheckpointFolder Checkpoints { get; private set; }

    /// <summary>Where the model is written.</summary>
    public string ModelPath => System.IO.Path.Combine(Path, ModelName);

    /// <inheritdoc/>
    public void Start(TrainingStart start)
    {
        if (_isNew)
            Path = TakeNew(Path);
        MakeFolder();
        _start = start;
        Checkpoints = new CheckpointFolder(System.IO.Path.Combine(Path, "checkpoints"));
        // What an earlier run left here would pass for this one's.
        File.Delete(ModelPath);
        File.Delete(System.IO.Path.Combine(Path, "run.json"));
        string metrics = System.IO.Path.Combine(Path, "metrics.jsonl");
        if (_resumes)
        {
            MetricsLog.Truncate(metrics, start.Progress.Epoch);
        }
        else
        {
            File.Delete(metrics);
            Checkpoints.Clear();
            AtomicFile.WriteAllText(System.IO.Path.Combine(Path, "appsettings.json"), EffectiveSettings.Write(_setup, _pluginFolders, Path));
        }

        _metrics = new StreamWriter(metrics, append: true) { NewLine = "\n" };
        _logs = new RunLogs(Path);
        _logs.Open(_setup.Callbacks.Select(callback => callback.LogFile).OfType<string>(), _resumes ? Checkpoints.ReadNewest().Content.Metadata : null);
    }

    /// <inheritdoc/>
    public void SaveReport(EpochReport report)
    {
        var line = new Dictionary<string, object?> { ["epoch"] = report.Epoch, ["step"] = report.Step };
        foreach (var (name, value) in report.Values)
            line[name] = double.IsFinite(value) ? value : null;
        line["learning_rate"] = report.LearningRate;
        line["samples_per_second"] = Math.Round(report.SamplesPerSecond, 1);
        _metrics!.WriteLine(JsonSerializer.Serialize(line));
        _metrics.Flush();
    }

    /// <inheritdoc/>
    public void SaveCheckpoint(Checkpoint checkpoint)
        => Checkpoints.Write(_logs!.Mark(checkpoint), _setup.Callbacks.Select(callback => callback.CheckpointsKept).Append(1).Max());

    /// <inheritdoc/>
    public void WriteLog(ICallback callback, string text)
    {
        if (callback.LogFile is { } name)
            _logs!.Write(name, text);
    }

    /// <inheritdoc/>
    public void Finish(TrainingResult result)
    {
        result.Model.Save(ModelPath);
        WriteRecord(Reason(result.StopReason), result.StoppedBy, result);
    }

    /// <inheritdoc/>
    public void Fail(Exception exception)
    {
        if (_start is not null)
            WriteRecord("failed", exception.Message, null);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _metrics?.Dispose();
        _logs?.Dispose();
    }

    private void MakeFolder()
    {
        try
        {
            Directory.CreateDirectory(Path);
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
            Directory.CreateDirectory(candidate);
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

    private void WriteRecord(string stopReason, string? detail, TrainingResult? result)
        => AtomicFile.WriteAllText(System.IO.Path.Combine(Path, "run.json"), _record.Write(_start!, _clock.GetUtcNow() - _started, stopReason, detail, result));
}
