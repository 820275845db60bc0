namespace FnnKit;

/// <summary>Trains the trials of a study, each as an ordinary run in a folder of its own.</summary>
/// <param name="study">The study.</param>
/// <param name="folder">Its folder.</param>
/// <param name="isHigherBetter">Whether a higher value of the metric is better.</param>
/// <param name="timing">How often checkpoints are saved.</param>
/// <param name="clock">The clock.</param>
internal sealed class TrialRunner(StudyDefinition study, StudyFolder folder, bool isHigherBetter, StudyTiming timing, TimeProvider clock)
{
    /// <summary>Trains a trial, or continues one that was interrupted.</summary>
    /// <param name="trial">The trial.</param>
    /// <param name="observer">Follows the training; null for nobody.</param>
    /// <param name="cancellation">Ends it after the step under way, with a checkpoint.</param>
    /// <returns>What came of it; null if it was cancelled.</returns>
    /// <exception cref="IOException">The folder cannot be written to; this says nothing about the trial.</exception>
    public async Task<TuneTrial?> RunAsync(ProposedTrial trial, ITrainingObserver? observer, CancellationToken cancellation)
    {
        var result = new TuneTrial(trial.Number, TrialState.Failed, double.NaN) { Point = trial.Point };
        try
        {
            var setup = study.Setups.Create(trial.Point);
            return study.Options.Folds is { } folds
                ? await RunFoldsAsync(trial, result, setup, folds, observer, cancellation).ConfigureAwait(false)
                : await RunOnceAsync(trial, result, setup, observer, cancellation).ConfigureAwait(false);
        }
        catch (TrialFailure failure)
        {
            return result with { Reason = Line(failure.InnerException!), Weights = failure.Weights };
        }
        catch (Exception exception) when (IsOfTrial(exception))
        {
            return result with { Reason = Line(exception) };
        }
    }

    private async Task<TuneTrial?> RunOnceAsync(ProposedTrial trial, TuneTrial result, TrainingSetup setup, ITrainingObserver? observer, CancellationToken cancellation)
    {
        setup = Blind(setup, setup.Data.Split);
        if (await TrainAsync(trial, folder.TrialPath(trial.Number), setup, observer, fold: null, cancellation).ConfigureAwait(false) is not { } run)
            return null;
        var (best, epoch) = ValueOf(run);
        return result with
        {
            State = run.Watch.HasPruned ? TrialState.Pruned : double.IsNaN(best) ? TrialState.Failed : TrialState.Completed,
            Value = best,
            Reason = double.IsNaN(best) ? $"'{study.Options.Metric}' is {(run.Watch.HasMetric ? "NaN" : "not among the reports")}" : null,
            Steps = run.Result.Steps,
            BestEpoch = epoch,
            Weights = run.Result.Model.Plan.WeightCount,
            Values = [.. run.Watch.Reports.Select(report => new IntermediateValue(report.Epoch, report.Value))],
        };
    }

    private async Task<TuneTrial?> RunFoldsAsync(ProposedTrial trial, TuneTrial result, TrainingSetup setup, int folds, ITrainingObserver? observer, CancellationToken cancellation)
    {
        var values = new List<IntermediateValue>();
        long epochs = 0;
        for (int fold = 1; fold <= folds; fold++)
        {
            var split = setup.Data.Split with { Validation = 0, ValidationFolds = folds, ValidationFold = fold };
            string path = Path.Combine(folder.TrialPath(trial.Number), $"fold{fold}");
            if (await TrainAsync(trial, path, Blind(setup, split), observer, fold, cancellation).ConfigureAwait(false) is not { } run)
                return null;
            var (value, epoch) = ValueOf(run);
            if (double.IsNaN(value))
                return result with { Reason = $"'{study.Options.Metric}' is NaN in fold {fold}", Steps = result.Steps + run.Result.Steps, Values = values };
            values.Add(new IntermediateValue(fold, value));
            epochs += epoch;
            result = result with
            {
                Steps = result.Steps + run.Result.Steps,
                Weights = run.Result.Model.Plan.WeightCount,
                Value = Reductions.Sum<double>([.. values.Select(one => one.Value)]) / fold,
                BestEpoch = Math.Max(1, (long)Math.Round((double)epochs / fold, MidpointRounding.AwayFromZero)),
                Values = [.. values],
                State = TrialState.Completed,
            };
            if (fold < folds && Prunes(trial, values, folds))
                return result with { State = TrialState.Pruned };
        }

        return result;
    }

    /// <summary>The setup of a trial, which must not see the test part: neither measure it, nor train on it in a refit.</summary>
    private static TrainingSetup Blind(TrainingSetup setup, SplitOptions split)
        => setup with { Data = setup.Data with { Split = split with { MeasureTest = false } }, Training = setup.Training with { Refit = false } };

    private async Task<TrialRun?> TrainAsync(ProposedTrial trial, string path, TrainingSetup setup, ITrainingObserver? observer, int? fold, CancellationToken cancellation)
    {
        // A run that has ended, but whose result nobody wrote down, is run again: it gives the same.
        if (RunEnding.Read(path) is { StopReason: not "cancelled" })
            Remove(path);
        bool resumes = new CheckpointFolder(Path.Combine(path, "checkpoints")).HasAny;
        try
        {
            return await TrainAsync(trial, path, setup, observer, fold, resumes, cancellation).ConfigureAwait(false);
        }
        catch (CheckpointException exception) when (resumes && !IsInUse(exception))
        {
            // A kill can damage a file on some file systems. What the checkpoint would have saved is computed again.
            Remove(path);
            return await TrainAsync(trial, path, setup, observer, fold, resumes: false, cancellation).ConfigureAwait(false);
        }
    }

    private async Task<TrialRun?> TrainAsync(ProposedTrial trial, string path, TrainingSetup setup, ITrainingObserver? observer, int? fold, bool resumes, CancellationToken cancellation)
    {
        TrialStore? store = null;
        var watch = new TrialWatch(study.Options.Metric, values => fold is null && Prunes(trial, values, Budget(setup, store)), timing.Checkpoint, clock);
        // The folder is that of the run as anybody would start it; the watch and the number of threads are ours.
        int threads = setup.Training.Threads ?? Math.Max(1, Environment.ProcessorCount / study.Options.Workers);
        var watched = setup with { Training = setup.Training with { Threads = threads }, Callbacks = [.. setup.Callbacks, watch] };
        using var run = new RunFolder(path, setup, study.Plugins, study.PluginFolders, clock, resumes);
        store = new TrialStore(run, study.Options.Limits);
        try
        {
            var trainer = new Trainer(watched, observer is null ? [] : [observer], clock, resumes ? run.Checkpoints : null, store);
            var result = await trainer.TrainAsync(cancellation).ConfigureAwait(false);
            return result.StopReason == StopReason.Cancelled ? null : new TrialRun(result, watch);
        }
        catch (Exception exception) when (exception is not CheckpointException && IsOfTrial(exception))
        {
            throw new TrialFailure(exception, store.Begun?.Plan.WeightCount);
        }
    }

    /// <exception cref="CheckpointException">Somebody still writes to the folder.</exception>
    private static void Remove(string path)
    {
        try
        {
            Directory.Delete(path, recursive: true);
        }
        catch (IOException exception)
        {
            throw new CheckpointException($"The run folder '{path}' is in use: {exception.Message}", exception);
        }
    }

    /// <summary>Whether a worker whose lease ran out lives after all, and still has the folder.</summary>
    internal static bool IsInUse(Exception exception) => exception is CheckpointException && exception.Message.Contains("is in use", StringComparison.Ordinal);

    private static long Budget(TrainingSetup setup, TrialStore? store)
        => store?.Begun is { } begun ? ((begun.TotalSteps - 1) / begun.StepsPerEpoch) + 1 : setup.Training.Epochs ?? 1;

    private bool Prunes(ProposedTrial trial, IReadOnlyList<IntermediateValue> values, long budget)
    {
        if (study.Options.Pruner is not { } pruner)
            return false;
        var comparable = values.Select(value => value with { Value = isHigherBetter ? -value.Value : value.Value });
        return pruner.Prunes(new PruningRequest(trial.Number, [.. comparable], trial.Earlier, budget, (ulong)study.Options.Seed));
    }

    /// <summary>The value of the weights that the model has: the last report up to their step. A pruned trial has the value of its last report.</summary>
    private static (double Value, long Epoch) ValueOf(TrialRun run)
    {
        var reports = run.Watch.Reports;
        var (epoch, _, value) = run.Watch.HasPruned ? reports[^1] : reports.LastOrDefault(report => report.Step <= run.Result.WeightsOfStep, reports.Count > 0 ? reports[^1] : (0, 0, double.NaN));
        return (value, epoch);
    }

    /// <summary>Whether an exception is the trial's own affair; a disk that is full or a folder that is gone is that of the study.</summary>
    private static bool IsOfTrial(Exception exception)
        => exception is not (IOException or UnauthorizedAccessException or OperationCanceledException or TrialFailure) && !IsInUse(exception);

    private static string Line(Exception exception)
    {
        string reason = exception is OutOfMemoryException ? "there was not enough memory" : exception is FnnKitException ? exception.Message : $"{exception.GetType().Name}: {exception.Message}";
        return string.Join("; ", reason.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}
