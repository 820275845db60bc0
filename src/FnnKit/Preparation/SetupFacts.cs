namespace FnnKit;

/// <summary>
/// What can be known of a run before its first step: the parts of the data, the fitted transforms, the planned layers, the batches. Whatever cannot be found out
/// because something is wrong stays null, and the rest is found out all the same.
/// </summary>
public sealed class SetupFacts
{
    private readonly List<SetupFinding> _findings = [];
    private readonly DataSchema _loaded;

    private SetupFacts(TrainingSetup setup, IDataSet data)
    {
        Setup = setup;
        Data = data;
        _loaded = data.Schema;
    }

    /// <summary>What the run is made of.</summary>
    public TrainingSetup Setup { get; }

    /// <summary>The data.</summary>
    public IDataSet Data { get; private set; }

    /// <summary>Which samples are trained on, and which are held back.</summary>
    public DataSplit? Split { get; private set; }

    /// <summary>What each sample counts in training; null where all count the same.</summary>
    internal double[]? Weights { get; private set; }

    /// <summary>The transforms, fitted on the training part.</summary>
    public FeaturePipeline? Pipeline { get; private set; }

    /// <summary>The layers.</summary>
    public NetworkPlan? Plan { get; private set; }

    /// <summary>How long an epoch is, and how it falls into batches.</summary>
    public SamplerPlan? Batches { get; private set; }

    /// <summary>How many steps the run takes at the most.</summary>
    public long? TotalSteps => StepsPerEpoch is { } steps ? Setup.Training.TotalSteps(steps) : null;

    /// <summary>How many steps an epoch takes.</summary>
    public int? StepsPerEpoch => Batches is { Length: > 0, BatchSize: > 0 } ? Setup.Training.StepsPerEpoch(Batches) : null;

    /// <summary>What went wrong while the facts were found out.</summary>
    internal IReadOnlyList<SetupFinding> Findings => _findings;

    /// <summary>The activation of the last layer; null where it has none or there is no plan.</summary>
    internal IActivation? OutputActivation => Plan?.Layers[^1].Plan.Activation;

    /// <summary>The setting of the last layer.</summary>
    internal string OutputPath => $"Network:Layers:{Setup.Network.Layers.Count - 1}";

    /// <summary>Loads the data of a setup and finds out all that can be known.</summary>
    /// <exception cref="SettingsException">The data cannot be read; the message says why.</exception>
    public static Task<SetupFacts> LoadAsync(TrainingSetup setup, CancellationToken cancellationToken = default) => LoadAsync(setup, null, cancellationToken);

    /// <summary>Loads the data of a setup and finds out all that can be known.</summary>
    /// <param name="setup">The setup.</param>
    /// <param name="progress">Receives how far a large file has been read.</param>
    /// <param name="cancellationToken">Ends the loading early.</param>
    /// <exception cref="SettingsException">The data cannot be read; the message says why.</exception>
    public static async Task<SetupFacts> LoadAsync(TrainingSetup setup, IProgress<LoadingProgress>? progress, CancellationToken cancellationToken)
    {
        var loader = SetupCheck.RequiredParts(setup).Loader;
        try
        {
            var request = DataSource.CreateRequest(setup.Seed) with { Progress = progress };
            return Create(setup, await loader.LoadAsync(request, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception exception) when (exception is DataException or Formats.DataFileException or IOException or UnauthorizedAccessException)
        {
            var origin = setup.Settings?.Nearest("Data:Loader").Origin ?? new SettingOrigin("Data:Loader");
            throw new SettingsException([new SettingError(SettingDiagnostics.UnreadableData, origin, exception.Message)]);
        }
    }

    /// <summary>Finds out all that can be known.</summary>
    public static SetupFacts Create(TrainingSetup setup, IDataSet data)
    {
        var problem = EnsembleMembers.FindProblem(setup);
        // The members of an ensemble differ in what they validate on at most, so the first one stands for all.
        if (EnsembleMembers.AreWanted(setup) && problem is null)
            setup = EnsembleMembers.SetupOf(setup, 1);
        var facts = new SetupFacts(setup, data);
        var loaded = data;
        if (problem is { } wrong)
            facts._findings.Add(new SetupFinding(SettingDiagnostics.Ensemble, wrong.Path, wrong.Message));
        facts.Data = data = facts.Try(SettingDiagnostics.Columns, _ => "Data:Exclude", () => SelectedDataSet.Create(loaded, setup.Data)) ?? loaded;
        facts.Data = data = facts.Try(SettingDiagnostics.Weights, _ => "Data:SampleWeights", () => WeightedDataSet.Create(data, setup.Data.SampleWeights)) ?? data;
        var transforms = setup.Data.Transforms;
        if (DroppedColumns.Find(data.Schema, transforms) is { } dropped)
            (facts.Data, transforms) = (data = RecodedDataSet.Create(data, dropped.Schema), dropped.Transforms);
        facts.FindSplit(loaded);
        if (facts.Split is { } parts)
            facts.Weights = facts.Try(SettingDiagnostics.Weights, _ => setup.Training.ClassWeights is null ? "Data:SampleWeights" : "Training:ClassWeights",
                () => SampleWeights.Compute(setup, data, parts) ?? []) is { Length: > 0 } weights ? weights : null;
        // With a split that makes no sense the layers can still be looked at, on all samples.
        var split = facts.Split ?? (data.Count > 0 ? new DataSplit([.. Enumerable.Range(0, data.Count)], [], []) : null);
        if (split is null)
            return facts;
        facts.Batches = facts.Try(SettingDiagnostics.Sampler, _ => "Training:Sampler", () => PlanBatches(setup.Training, split.Training.Length));
        var targets = facts.Try(SettingDiagnostics.Transform, _ => "Data:TargetTransforms", () => TargetPipeline.Fit(data, split.Training, setup.Data.TargetTransforms));
        facts.Pipeline = facts.Try(SettingDiagnostics.Transform, _ => facts.FailingTransform(), () => FeaturePipeline.Fit(data, split.Training, transforms, targets).With(setup.Data.UnknownCategories));
        if (facts.Pipeline is { } pipeline)
            facts.Plan = facts.Try(SettingDiagnostics.Layers, LayerOf, () => NetworkPlan.Create(setup.Network.Layers, pipeline.Input));
        if (facts.Plan is { } plan)
            facts.Pipeline = facts.Pipeline!.Before(OutputScale.Find(plan, setup.Loss, data.Schema));
        return facts;
    }

    /// <summary>The layers before the first one that does not fit; null where there are none.</summary>
    public NetworkPlan? PlanOfFirstLayers()
    {
        int? failing = _findings.Select(finding => finding.Cause).OfType<NetworkException>().Select(cause => cause.Layer).FirstOrDefault();
        if (Pipeline is null || failing is not > 0)
            return null;
        try
        {
            return NetworkPlan.Create([.. Setup.Network.Layers.Take(failing.Value)], Pipeline.Input);
        }
        catch (NetworkException)
        {
            return null;
        }
    }

    /// <summary>Splits the data by the columns that were loaded, before those that are no features are taken out.</summary>
    private void FindSplit(IDataSet loaded)
    {
        var options = Setup.Data.Split;
        var columns = Try(SettingDiagnostics.Split, _ => "Data:Split", () => SplitColumns.Read(loaded, options));
        if (columns is null)
            return;
        Split = Try(SettingDiagnostics.Split, _ => "Data:Split", () => DataSplit.Create(loaded, options, Setup.Seed, columns));
        if (Split is { } split)
            Try(SettingDiagnostics.UnseenClass, _ => "Data:Split", () => CheckClasses(loaded, split, columns));
    }

    /// <summary>In a cross-validation each fold is left out once, and what is wrong with the last is to be known before the first is trained.</summary>
    private DataSplit CheckClasses(IDataSet data, DataSplit split, SplitColumns columns)
    {
        var options = Setup.Data.Split;
        ClassCheck.Require(data, split, options);
        for (int fold = 1; fold <= options.Folds; fold++)
            ClassCheck.Require(data, DataSplit.Create(data, options with { Fold = fold }, Setup.Seed, columns), options);
        return split;
    }

    private static string LayerOf(FnnKitException exception)
        => exception is NetworkException { Setting: { } setting } ? setting : "Network:Layers";

    private T? Try<T>(Diagnostic code, Func<FnnKitException, string> path, Func<T> find)
        where T : class
    {
        try
        {
            return find();
        }
        catch (FnnKitException exception)
        {
            _findings.Add(new SetupFinding(code, path(exception), exception.Message, exception));
            return null;
        }
    }

    /// <summary>Divides an epoch of a number of samples into batches.</summary>
    internal static SamplerPlan PlanBatches(TrainingOptions training, int count)
        => training.Sampler?.Plan(count, training.BatchSize) ?? new SamplerPlan(count, Math.Min(training.BatchSize ?? count, count)) { DrawsEachOnce = true };

    /// <summary>The first transform that cannot be planned; all of them where each by itself can.</summary>
    private string FailingTransform()
    {
        var columns = _loaded.Features;
        for (int i = 0; i < Setup.Data.Transforms.Count; i++)
        {
            try
            {
                columns = Setup.Data.Transforms[i].Plan(columns);
            }
            catch (FnnKitException)
            {
                return $"Data:Transforms:{i}";
            }
        }

        return "Data:Transforms";
    }
}
