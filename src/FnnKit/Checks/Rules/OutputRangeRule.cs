namespace FnnKit;

/// <summary>Checks that the output activation can reach all targets, and is not constant for negative inputs.</summary>
internal sealed class OutputRangeRule : ISetupRule
{
    private const int ChunkSize = 4096;

    public IEnumerable<SetupFinding> Check(SetupFacts facts)
    {
        if (facts.Data.Schema.TargetKind != TargetKind.Numbers || facts.OutputActivation is not { } activation || ActivationProbe.Try(activation) is not { } probe)
            yield break;
        var (low, high) = Range(facts);
        string layer = $"the last layer '{facts.Plan!.Layers[^1].Name}' has the activation '{PartIdentity.Get(activation).Name}'";
        string path = $"{facts.OutputPath}:Activation";
        double slack = 1e-6 * (high - low);
        if (low < probe.Low - slack || high > probe.High + slack)
            yield return SetupFinding.Create(
                SettingDiagnostics.OutputRange,
                path,
                FormattableString.Invariant($"{layer}, which outputs {Describe(probe)}, but the targets range from {low:0.####} to {high:0.####}; leave the activation out"));
        else if (probe.IsFlatBelow)
            yield return SetupFinding.Create(
                SettingDiagnostics.OutputRange,
                path,
                $"{layer}, which is constant for negative inputs, so that the network stops learning there; leave the activation out, or choose one that also rises for negative inputs");
    }

    private static string Describe(ActivationProbe probe) => (probe.Low, probe.High) switch
    {
        (double.NegativeInfinity, var high) => FormattableString.Invariant($"nothing above {high:0.####}"),
        (var low, double.PositiveInfinity) => FormattableString.Invariant($"nothing below {low:0.####}"),
        var (low, high) => FormattableString.Invariant($"only numbers from {low:0.####} to {high:0.####}"),
    };

    private static (double Low, double High) Range(SetupFacts facts)
    {
        int columns = facts.Data.Schema.Targets.Count;
        double[] values = new double[columns * ChunkSize];
        double low = double.PositiveInfinity, high = double.NegativeInfinity;
        for (int start = 0; start < facts.Data.Count; start += ChunkSize)
        {
            int count = Math.Min(ChunkSize, facts.Data.Count - start);
            var targets = new Matrix<double>(values, columns, count);
            facts.Data.Read([.. Enumerable.Range(start, count)], default, targets);
            facts.Pipeline!.Targets.Apply(targets);
            foreach (double value in values.AsSpan(0, columns * count))
                (low, high) = double.IsFinite(value) ? (Math.Min(low, value), Math.Max(high, value)) : (low, high);
        }

        return (low, high);
    }
}
