namespace FnnKit;

/// <summary>
/// Trains the members of an ensemble one after the other, each on all threads, and makes one model of them. Members that have finished are not trained again when the
/// run is resumed, and the model has the same bytes as if it had never been interrupted.
/// </summary>
/// <param name="setup">A setup with <see cref="TrainingSetup.Ensemble"/>.</param>
/// <param name="parts">Where the parts of members come from that were trained before an interruption.</param>
/// <param name="observers">Observers that follow the run of each member.</param>
/// <param name="clock">The clock; by default that of the system.</param>
/// <param name="store">Saves the model of the ensemble; null to save nothing.</param>
/// <param name="folder">Holds the runs of the members; null to hold none, so that an interruption loses them.</param>
public sealed class EnsembleTrainer(
    TrainingSetup setup, IPartSource parts, IEnumerable<ITrainingObserver>? observers = null, TimeProvider? clock = null, IRunStore? store = null, EnsembleFolder? folder = null) : ITrainer
{
    private readonly ITrainingObserver[] _observers = [.. observers ?? []];

    /// <summary>Whether a setup asks for all members of an ensemble, not for one run.</summary>
    /// <param name="setup">The setup.</param>
    public static bool IsWanted(TrainingSetup setup) => EnsembleMembers.AreWanted(setup);

    /// <inheritdoc/>
    public async Task<TrainingResult> TrainAsync(CancellationToken cancellationToken = default)
    {
        var ensemble = setup.Ensemble ?? throw new SetupException("'Ensemble' is missing: it says how many networks predict together.");
        var facts = await SetupFacts.LoadAsync(setup, cancellationToken).ConfigureAwait(false);
        SetupChecks.Require(facts);
        store?.Start(Describe(facts));
        try
        {
            var members = new List<TrainedMember>();
            TrainingResult? last = null;
            for (int member = 1; member <= ensemble.Members && last?.StopReason != StopReason.Cancelled; member++)
            {
                (var trained, last) = await TrainAsync(member, cancellationToken).ConfigureAwait(false);
                members.Add(trained);
            }

            bool wasCancelled = last?.StopReason == StopReason.Cancelled;
            var result = await Task.Run(() => Combine(facts, members, wasCancelled), CancellationToken.None).ConfigureAwait(false);
            store?.Finish(result);
            return result;
        }
        catch (Exception exception) when (store is not null)
        {
            store.Fail(exception);
            throw;
        }
    }

    private async Task<(TrainedMember Member, TrainingResult? Result)> TrainAsync(int member, CancellationToken cancellationToken)
    {
        if (folder?.Read(member, parts) is { } finished)
            return (new TrainedMember(finished.Final, finished.Judged, finished.Ending.Epochs, finished.Ending.Steps), null);
        var ofMember = EnsembleMembers.SetupOf(setup, member);
        foreach (var observer in _observers)
            observer.MemberStarting(member, setup.Ensemble!.Members);
        bool continues = false;
        RunFolder? run = null;
        if (folder is not null)
            (run, continues) = folder.Open(member, ofMember);
        using (run)
        {
            var followers = _observers.Select(observer => new MemberObserver(observer, isFirst: member == 1));
            var result = await new Trainer(ofMember, followers, clock, continues ? run!.Checkpoints : null, run).TrainAsync(cancellationToken).ConfigureAwait(false);
            if (result.StopReason != StopReason.Cancelled)
                folder?.SaveJudged(member, result.Judged ?? result.Model);
            return (new TrainedMember(result.UnfinishedModel, result.Judged ?? result.UnfinishedModel, result.Epochs, result.Steps), result);
        }
    }

    private TrainingResult Combine(SetupFacts facts, List<TrainedMember> members, bool wasCancelled)
    {
        int[] shares = setup.Ensemble!.Select && !wasCancelled
            ? MemberSelection.Choose([.. members.Select(member => member.Judged)], facts.Data, facts.Split!.Validation) : [.. members.Select(_ => 1)];
        ModelMember[] Members(Func<TrainedMember, Model> model) => [.. members.Select((member, i) => new ModelMember(model(member), shares[i])).Where(member => member.Weight > 0)];
        var test = EnsembleTest.Measure(setup, facts.Data, Members(member => member.Judged));
        var combined = Model.Combine(Members(member => member.Final));
        var intervals = wasCancelled || setup.Predictions.Intervals is not { } level ? null
            : ConformalIntervals.Fit(EnsembleTest.PredictHeldOut(setup, facts, Members(member => member.Judged)), level, combined.Classes.Count > 0);
        combined.Notes = combined.Notes with { Intervals = intervals, Metrics = test.ToDictionary(value => $"test_{value.Key}", value => value.Value) };
        return new TrainingResult
        {
            Model = combined,
            Location = store?.Location,
            StopReason = wasCancelled ? StopReason.Cancelled : StopReason.Completed,
            Epochs = members.Sum(member => member.Epochs),
            Steps = members.Sum(member => member.Steps),
            History = [],
            WeightsOfStep = members.Sum(member => member.Steps),
            Test = test,
            Split = facts.Split!,
        };
    }

    private static TrainingStart Describe(SetupFacts facts)
        => new(facts.Plan!, facts.Data.Schema, facts.Split!, facts.StepsPerEpoch!.Value, facts.TotalSteps!.Value, "", new TrainingProgress());

    /// <summary>Warnings are the same for all members, so that one hears them once.</summary>
    private sealed class MemberObserver(ITrainingObserver inner, bool isFirst) : ITrainingObserver
    {
        public bool WantsSteps => inner.WantsSteps;

        public void Loading(LoadingProgress progress) => inner.Loading(progress);

        public void Warned(IReadOnlyList<SettingError> warnings)
        {
            if (isFirst)
                inner.Warned(warnings);
        }

        public void Started(TrainingStart start) => inner.Started(start);

        public void Reported(EpochReport report) => inner.Reported(report);

        public void StepTaken(StepReport report) => inner.StepTaken(report);

        public void Released(long bytes) => inner.Released(bytes);

        public void CheckpointSaved(Checkpoint checkpoint) => inner.CheckpointSaved(checkpoint);

        public void MessageWritten(ICallback callback, string text) => inner.MessageWritten(callback, text);

        public void CallbackFailed(ICallback callback, Exception exception) => inner.CallbackFailed(callback, exception);

        public void ObserverFailed(ITrainingObserver observer, Exception exception) => inner.ObserverFailed(observer, exception);

        public void Refitting(RefitNote refit) => inner.Refitting(refit);

        public void Finished(TrainingResult result) => inner.Finished(result);

        public void Failed(Exception exception) => inner.Failed(exception);
    }
}
