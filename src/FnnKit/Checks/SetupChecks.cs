namespace FnnKit;

/// <summary>Checks that the parts of a setup go together with each other and with the data, before a single step.</summary>
public static class SetupChecks
{
    private static readonly ISetupRule[] Rules =
    [
        new CategoryColumnRule(),
        new SmallestBatchRule(),
        new OutputSizeRule(),
        new LossTargetRule(),
        new MetricTargetRule(),
        new MetricProbabilityRule(),
        new SamplerRule(),
        new LearningRateRule(),
        new WatchedValueRule(),
        new UndefinedMetricRule(),
        new SingleProbabilityRule(),
        new ProbabilityRule(),
        new LogarithmRule(),
        new SqueezedLogitsRule(),
        new OutputRangeRule(),
        new FeatureScaleRule(),
        new NoiseAfterOutputRule(),
        new NoMetricRule(),
        new BatchSizeRule(),
        new EmptyShareRule(),
        new ScheduleRule(),
        new ScheduledRangeRule(),
        new NothingToTrainRule(),
        new AveragingRule(),
        new AccumulationRule(),
        new RefitRule(),
        new PredictionRule(),
    ];

    /// <summary>Everything that is wrong or probably not meant, each with its place, in the order of the file.</summary>
    public static IReadOnlyList<SettingError> Run(SetupFacts facts) => Locate(Find(facts), facts.Setup);

    /// <summary>Stops what cannot be trained.</summary>
    /// <returns>The warnings.</returns>
    /// <exception cref="SettingsException">Something is wrong with settings; all of it is said at once.</exception>
    /// <exception cref="FnnKitException">Something is wrong with a setup that was made in code.</exception>
    internal static IReadOnlyList<SettingError> Require(SetupFacts facts)
    {
        var findings = Find(facts);
        var all = Locate(findings, facts.Setup);
        SettingError[] errors = [.. all.Where(error => !error.IsWarning)];
        if (errors.Length == 0)
            return all;
        if (facts.Setup.Settings is not null)
            throw new SettingsException(errors);
        throw findings.Select(finding => finding.Cause).OfType<FnnKitException>().FirstOrDefault()
            ?? new SetupException(string.Join(Environment.NewLine, errors.Select(error => error.Message)));
    }

    private static SetupFinding[] Find(SetupFacts facts) => [.. facts.Findings, .. Rules.SelectMany(rule => rule.Check(facts))];

    private static SettingError[] Locate(IEnumerable<SetupFinding> findings, TrainingSetup setup)
        => [.. findings.Select(finding => new SettingError(finding.Diagnostic, Origin(finding.Path, setup.Settings), finding.Message))
            .OrderBy(error => error.IsWarning).ThenBy(error => error.Origin.Source, StringComparer.Ordinal).ThenBy(error => error.Origin.Line).ThenBy(error => error.Origin.Column)];

    private static SettingOrigin Origin(string path, SettingNode? settings) => settings?.Nearest(path).Origin ?? new SettingOrigin(path);
}
