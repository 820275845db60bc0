namespace FnnKit;

/// <summary>Checks that a batch is at most as large as the training part.</summary>
internal sealed class BatchSizeRule : ISetupRule
{
    public IEnumerable<SetupFinding> Check(SetupFacts facts)
    {
        if (facts.Split is { } split && facts.Setup.Training.BatchSize is { } size && size > split.Training.Length)
            yield return SetupFinding.Create(SettingDiagnostics.BatchSize, "Training:BatchSize", size, split.Training.Length);
    }
}
