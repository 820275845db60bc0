namespace FnnKit;

/// <summary>Checks that every batch has as many samples as the layers need.</summary>
internal sealed class SmallestBatchRule : ISetupRule
{
    public IEnumerable<SetupFinding> Check(SetupFacts facts)
    {
        if (facts.Plan?.AllLayers.FirstOrDefault(layer => layer.Plan.SmallestBatch > 1) is not { } layer || facts.Batches is not { Length: > 0, BatchSize: > 0 } batches)
            yield break;
        int wanted = facts.Plan.SmallestBatch, batch = Math.Min(batches.BatchSize, batches.Length), last = batches.Length % batch is var rest and > 0 ? rest : batch;
        if (last >= wanted)
            yield break;
        string which = batch == last ? $"batches have {Samples(batch)}" : $"the last batch of an epoch has {Samples(last)}, since {Samples(batches.Length)} do not divide evenly into batches of {batch}";
        yield return SetupFinding.Create(SettingDiagnostics.SmallestBatch, "Training:BatchSize", layer.Name, wanted, which);
    }

    private static string Samples(int count) => count == 1 ? "1 sample" : $"{count} samples";
}
