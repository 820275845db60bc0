namespace FnnKit;

/// <summary>Creates the trainer that a setup asks for: of one network, or of an ensemble.</summary>
internal static class SetupTrainer
{
    /// <summary>Creates a trainer.</summary>
    /// <param name="setup">The setup.</param>
    /// <param name="catalogue">The plugins.</param>
    /// <param name="observers">The observers that follow the training.</param>
    /// <param name="clock">The clock.</param>
    /// <param name="store">Saves the run; null to save nothing.</param>
    /// <param name="resumeFrom">The checkpoints to continue from; null to begin.</param>
    public static ITrainer Create(
        TrainingSetup setup, PluginCatalogue catalogue, IEnumerable<ITrainingObserver> observers, TimeProvider clock, IRunStore? store = null, CheckpointFolder? resumeFrom = null)
    {
        if (!EnsembleTrainer.IsWanted(setup))
            return new Trainer(setup, observers, clock, resumeFrom, store);
        var members = store is null ? null : new EnsembleFolder(() => store.Location!, catalogue.Records, catalogue.Folders, clock);
        return new EnsembleTrainer(setup, catalogue, observers, clock, store, members);
    }
}
