namespace FnnKit;

/// <summary>A batch is no larger than the training part.</summary>
internal sealed class BatchSizeRule : ISetupRule
{
    public IEnumerable<SetupFinding> Check(SetupFacts facts)
    {
        if (facts.Split is { } split && facts.Setup.Training.BatchSize is { } size && size > split.Training.Length)
            yield return new SetupFinding(SettingDiagnostics.BatchSize, "Training:BatchSize", $"a batch is to have {size} samples, but the training part has {split.Training.Length}; leave 'BatchSize' out to take the whole part as one batch");
    }
}
