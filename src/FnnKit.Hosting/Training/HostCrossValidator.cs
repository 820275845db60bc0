namespace FnnKit;

/// <summary>The cross-validation of a host: writes the run of each fold into one folder if the host stores runs.</summary>
/// <param name="setup">The setup, which asks for folds.</param>
/// <param name="createObservers">Creates the observers of one run.</param>
/// <param name="catalogue">The plugins, which the runs record.</param>
/// <param name="clock">The clock.</param>
/// <param name="storage">Where runs are stored; null to store none.</param>
internal sealed class HostCrossValidator(
    TrainingSetup setup, Func<IEnumerable<ITrainingObserver>> createObservers, PluginCatalogue catalogue, TimeProvider clock, RunStorage? storage) : ICrossValidator
{
    public async Task<CrossValidationResult> ValidateAsync(Action<FoldResult>? finished = null, CancellationToken cancellationToken = default)
    {
        var validation = new CrossValidation(setup);
        using var folder = storage?.OpenFolds(setup, catalogue, clock);
        try
        {
            var scores = await validation.RunAsync(TrainAsync, cancellationToken).ConfigureAwait(false);
            folder?.Write(scores);
            return new CrossValidationResult(validation.Folds, scores, folder?.Location);
        }
        catch (OperationCanceledException)
        {
            // Before the first fold has begun nothing is stored that could be resumed.
            throw new CrossValidationCanceledException(folder is not null && CrossValidationFolder.IsOne(folder.Location) ? folder.Location : null, cancellationToken);
        }

        async Task<IReadOnlyDictionary<string, double>> TrainAsync(int fold, TrainingSetup ofFold)
        {
            var stored = folder?.ReadTest(fold);
            var test = stored ?? await TrainFoldAsync(fold, ofFold, folder, cancellationToken).ConfigureAwait(false);
            finished?.Invoke(new FoldResult(fold, test, stored is not null));
            return test;
        }
    }

    private async Task<IReadOnlyDictionary<string, double>> TrainFoldAsync(int fold, TrainingSetup ofFold, CrossValidationFolder? folder, CancellationToken cancellationToken)
    {
        CheckpointFolder? resumeFrom = null;
        using var store = folder?.CreateStore(fold, setup, catalogue.Records, catalogue.Folders, clock, out resumeFrom);
        var result = await SetupTrainer.Create(ofFold, catalogue, createObservers(), clock, store, resumeFrom).TrainAsync(cancellationToken).ConfigureAwait(false);
        return result.StopReason == StopReason.Cancelled ? throw new OperationCanceledException(cancellationToken) : result.Test;
    }
}
