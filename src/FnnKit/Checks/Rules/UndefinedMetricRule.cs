namespace FnnKit;

/// <summary>
/// Checks that the metrics that callbacks watch can tell good predictions of the validation part from bad ones. Those of too few samples, or of a single class,
/// are NaN or always the same.
/// </summary>
internal sealed class UndefinedMetricRule : ISetupRule
{
    private const string Prefix = "validation_";

    public IEnumerable<SetupFinding> Check(SetupFacts facts)
    {
        if (facts.Split is not { Validation.Length: > 0 } split || facts.Plan is not { } plan || !FitsTargets(plan, facts.Data.Schema))
            yield break;
        for (int i = 0; i < facts.Setup.Callbacks.Count; i++)
        {
            var callback = facts.Setup.Callbacks[i];
            if (callback.Watches is { } watched && FindMetric(facts, watched) is { } metric && !TellsApart(metric, facts, split.Validation, out double value))
            {
                yield return SetupFinding.Create(
                    SettingDiagnostics.UndefinedMetric, $"Callbacks:{i}:Metric", PartIdentity.Get(callback).Name, watched,
                    double.IsNaN(value) ? "is NaN" : FormattableString.Invariant($"is always {value:G4}"), Describe(facts, split.Validation));
            }
        }
    }

    private static bool FitsTargets(NetworkPlan plan, DataSchema schema)
        => schema.TargetKind == TargetKind.Numbers ? plan.Output.Size == schema.Targets.Count : plan.Output.Size == schema.Classes.Count || (plan.Output.Size, schema.Classes.Count) == (1, 2);

    private static IMetric? FindMetric(SetupFacts facts, string watched)
        => facts.Setup.Metrics.FirstOrDefault(metric => watched == Prefix + PartIdentity.Get(metric).Name && TargetDisplay.Fits(metric.Targets, facts.Data.Schema));

    /// <summary>Measures perfect predictions, and predictions of which each is wrong.</summary>
    private static bool TellsApart(IMetric metric, SetupFacts facts, int[] samples, out double value)
    {
        int outputs = facts.Plan!.Output.Size;
        double[] rows = new double[facts.Data.Schema.Targets.Count * samples.Length];
        facts.Data.Read(samples, default, new(rows, facts.Data.Schema.Targets.Count, samples.Length));
        double[] perfect = Encode(facts, rows, outputs, samples.Length);
        double[] wrong = facts.Data.Schema.TargetKind == TargetKind.Classes
            ? [.. perfect.Select(target => 1 - target)] : [.. perfect.Select((target, i) => target + (i % 2 == 0 ? 1 : -2))];
        value = Measure(metric, perfect, perfect, outputs);
        return !double.IsNaN(value) && value != Measure(metric, wrong, perfect, outputs);
    }

    private static double[] Encode(SetupFacts facts, double[] columns, int outputs, int count)
    {
        if (facts.Data.Schema.TargetKind == TargetKind.Numbers)
            return columns;
        double[] encoded = new double[outputs * count];
        new TargetEncoding(facts.Data.Schema, outputs, "").Gather<double, double>(columns, [.. Enumerable.Range(0, count)], new(encoded, outputs, count));
        return encoded;
    }

    private static double Measure(IMetric metric, double[] predictions, double[] targets, int outputs)
    {
        var accumulator = metric.Start();
        accumulator.Add(new ReadOnlyMatrix<double>(predictions, outputs, predictions.Length / outputs), new(targets, outputs, targets.Length / outputs));
        return accumulator.Result;
    }

    private static string Describe(SetupFacts facts, int[] samples)
    {
        string count = $"{samples.Length} sample{(samples.Length == 1 ? "" : "s")}";
        if (facts.Data.Schema.TargetKind == TargetKind.Numbers)
            return count;
        double[] codes = new double[samples.Length];
        facts.Data.Read(samples, default, new(codes, 1, samples.Length));
        return $"{count} of {NameList.Format(codes.Distinct().Order().Select(code => $"'{facts.Data.Schema.Classes[(int)code]}'"))}";
    }
}
