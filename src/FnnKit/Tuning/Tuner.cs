namespace FnnKit;

/// <summary>
/// Works on a study until it has ended. Trials are proposed in generations of a fixed size, from the results of complete generations alone; and a training gives
/// the same bytes wherever it runs. So the study is the same for one worker or many, for one machine or several, and after any number of kills.
/// </summary>
public sealed class Tuner : ITuner
{
    private const string ValidationPrefix = "validation_";

    private readonly StudyDefinition _study;
    private readonly StudyFolder _folder;
    private readonly IStudyObserver[] _observers;
    private readonly TimeProvider _clock;
    private readonly bool _retrains;
    private readonly Lock _observing = new();

    /// <summary>Prepares the work; nothing is written before it begins.</summary>
    /// <param name="study">The study.</param>
    /// <param name="path">Its folder. If it holds this study already, the work continues there.</param>
    /// <param name="observers">Follow the study.</param>
    /// <param name="clock">The clock; by default that of the system.</param>
    /// <param name="retrains">Whether the settings of the winner are trained once more, on the training and validation parts together.</param>
    public Tuner(StudyDefinition study, string path, IEnumerable<IStudyObserver>? observers = null, TimeProvider? clock = null, bool retrains = false)
    {
        ArgumentNullException.ThrowIfNull(study);
        _study = study;
        _folder = new StudyFolder(path);
        _observers = [.. observers ?? []];
        _clock = clock ?? TimeProvider.System;
        _retrains = retrains;
    }

    internal StudyTiming Timing { get; init; } = new();

    /// <inheritdoc/>
    public async Task<StudyResult> TuneAsync(CancellationToken cancellationToken = default)
    {
        bool isHigherBetter = await CheckAsync(cancellationToken).ConfigureAwait(false);
        using var work = new StudyWork(_study, _folder, isHigherBetter, Timing, _clock);
        await work.OpenAsync(cancellationToken).ConfigureAwait(false);
        Tell(observer => observer.Started(new StudyStart(_folder.Path, _study.Options, [.. work.State.Trials], isHigherBetter)));
        using var failing = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var workers = Enumerable.Range(1, _study.Options.Workers).Select(number => WorkAsync(work, number, isHigherBetter, failing)).ToArray();
        await Task.WhenAll(workers).ConfigureAwait(false);
        cancellationToken.ThrowIfCancellationRequested();
        var result = new StudyResult
        {
            Folder = _folder.Path,
            Metric = _study.Options.Metric,
            IsHigherBetter = isHigherBetter,
            Space = _study.Space,
            Trials = [.. work.State.Trials],
            End = work.State.End!,
        };
        result = await new StudyEnding(_study, _folder, _clock, _retrains).FinishAsync(result, cancellationToken).ConfigureAwait(false);
        Tell(observer => observer.Finished(result));
        return result;
    }

    /// <summary>Checks everything that can be known before the first trial.</summary>
    /// <returns>Whether a higher value of the metric is better.</returns>
    private async Task<bool> CheckAsync(CancellationToken cancellation)
    {
        var facts = await SetupFacts.LoadAsync(_study.Base, cancellation).ConfigureAwait(false);
        SetupChecks.Require(facts);
        string metric = _study.Options.Metric;
        string[] known = [ValidationPrefix + "loss", .. _study.Base.Metrics.Select(one => ValidationPrefix + PartIdentity.Get(one).Name)];
        if (!known.Contains(metric, StringComparer.Ordinal))
            throw Error("Metric", $"'{metric}' is not measured on the validation part{NearestName.Suggest(metric, known)}; there are {string.Join(", ", known)}. Choose one of them, or add a metric to 'Metrics'");
        if (_study.Options.Folds is null && facts.Split is { Validation.Length: 0 })
            throw Error("Metric", $"'{metric}' cannot be measured, because there is no validation part; set 'Data:Split:Validation', or 'Tune:Folds'");
        if (CrossValidation.IsWanted(_study.Base))
            throw Error("Folds", "a study compares folds of the training and validation parts; set 'Tune:Folds' in place of 'Data:Split:Folds'");
        if (_study.Options is { Pruner: { NeedsFolds: true } pruner, Folds: null })
            throw Error("Pruner", $"the pruner '{PartIdentity.Get(pruner).Name}' compares folds, but 'Tune:Folds' is not set: each trial trains once. Set 'Tune:Folds', or choose another pruner");
        return _study.Base.Metrics.Any(one => one.IsHigherBetter && ValidationPrefix + PartIdentity.Get(one).Name == metric);
    }

    private SettingsException Error(string option, string message)
        => new([new SettingError(SettingDiagnostics.Study, _study.Base.Settings?.Nearest($"Tune:{option}").Origin ?? new SettingOrigin($"Tune:{option}"), message)]);

    private async Task WorkAsync(StudyWork work, int number, bool isHigherBetter, CancellationTokenSource failing)
    {
        // Workers compute; the thread of whoever asked for the study stays free.
        await Task.Yield();
        try
        {
            var runner = new TrialRunner(_study, _folder, isHigherBetter, Timing, _clock);
            string worker = $"{Environment.ProcessId}-{Environment.MachineName}-{_clock.GetTimestamp():x}-{number}";
            while (await work.TakeAsync(worker, failing.Token).ConfigureAwait(false) is { } lease)
            {
                await using (lease.ConfigureAwait(false))
                    await TrainAsync(runner, lease).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (failing.IsCancellationRequested)
        {
            // The study can be continued.
        }
        catch
        {
            await failing.CancelAsync().ConfigureAwait(false);
            throw;
        }
    }

    private async Task TrainAsync(TrialRunner runner, TrialLease lease)
    {
        var trial = lease.Trial;
        var settings = _study.Space.Entries.Select((entry, i) => KeyValuePair.Create(entry.Path, entry.Describe(trial.Point[i]))).ToDictionary();
        Tell(observer => observer.TrialStarted(trial.Number, settings));
        ITrainingObserver[] followers = [.. _observers.Select(observer => observer.Follow(trial.Number)).OfType<ITrainingObserver>()];
        try
        {
            if (await runner.RunAsync(trial, followers.Length == 0 ? null : new ObserverChain(followers), lease.Token).ConfigureAwait(false) is not { } ended)
                return;
            _folder.WriteResult(ended);
            Tell(observer => observer.TrialEnded(ended));
        }
        catch (CheckpointException exception) when (TrialRunner.IsInUse(exception))
        {
            // The worker whose lease ran out lives after all, and still has the folder. Either of us gets the same result.
            await Task.Delay(Timing.Poll, _clock, lease.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private void Tell(Action<IStudyObserver> what)
    {
        lock (_observing)
        {
            foreach (var observer in _observers)
            {
                try
                {
                    what(observer);
                }
#pragma warning disable CA1031 // An observer may be anybody's code, and can never end a study.
                catch (Exception)
#pragma warning restore CA1031
                {
                }
            }
        }
    }
}
