namespace FnnKit;

/// <summary>Every batch has as many samples as the layers need to tell how samples differ.</summary>
internal sealed class SmallestBatchRule : ISetupRule
{
    public IEnumerable<SetupFinding> Check(SetupFacts facts)
    {
        if (facts.Plan?.AllLayers.FirstOrDefault(layer => layer.Plan.SmallestBatch > 1) is not { } layer || facts.Batches is not { Length: > 0, BatchSize: > 0 } batches)
            yield break;
        int wanted = facts.Plan.SmallestBatch, batch = Math.Min(batches.BatchSize, batches.Length), last = batches.Length % batch is var rest and > 0 ? rest : batch;
        if (last >= wanted)
            yield break;
        string which = batch == last ? $"batches have {Samples(batch)}" : $"the last batch of an epoch has {Samples(last)}, since {Samples(batches.Length)} do not fall into batches of {batch}";
        yield return new SetupFinding(SettingDiagnostics.SmallestBatch, "Training:BatchSize", $"layer '{layer.Name}' needs at least {wanted} samples in a batch, but {which}; set another 'BatchSize'");
    }

    private static string Samples(int count) => count == 1 ? "1 sample" : $"{count} samples";
}
