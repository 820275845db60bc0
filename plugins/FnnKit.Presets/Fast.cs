namespace FnnKit.Presets;

/// <summary>A plain network that trains in seconds: two hidden layers, and a learning rate that falls to 0.</summary>
[Preset("fast")]
public sealed class Fast : IPreset
{
    private const int MostOneHot = 100, Embedding = 8, Units = 128, SamplesSeen = 250_000;

    /// <inheritdoc/>
    public void Write(PresetRequest request, SettingDraft settings)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(settings);
        var target = new TargetPlan(request.Data);
        var columns = new ColumnPlan(request.Data, MostOneHot);
        Recipe.WriteData(settings, target, columns, isSmooth: true);
        WriteNetwork(settings, target, columns);
        Recipe.WriteLoss(settings, target, smoothing: 0);
        settings.Set(
            "Optimizer",
            new JsonObject { ["Type"] = "adamw", ["LearningRate"] = new JsonObject { ["Type"] = "cosine", ["From"] = 0.003 }, ["WeightDecay"] = 0.02 },
            "adamw copes with most data untuned. The learning rate falls to 0, so that the weights come to rest.");
        Recipe.WriteTraining(settings, target, new NetworkSize(Recipe.TrainingCount(target)) { SamplesSeen = SamplesSeen, FewestEpochs = 10, MostEpochs = 100 });
    }

    private static void WriteNetwork(SettingDraft settings, TargetPlan target, ColumnPlan columns)
    {
        var layers = settings.Section("Network").List("Layers");
        if (columns.Embedded.Count > 0)
            layers.Add(new JsonObject { ["Type"] = "embedding", ["Dimension"] = Embedding }, $"Each of many categories becomes {Embedding} trained numbers.");
        for (int layer = 0; layer < 2; layer++)
        {
            string[] why = layer > 0 ? [] : [FormattableString.Invariant($"{columns.Inputs(Embedding)} inputs, two hidden layers of {Units} units.")];
            layers.Add(new JsonObject { ["Type"] = "dense", ["Units"] = Units, ["Activation"] = "mish", ["Weights"] = "he-normal" }, why);
            layers.Add(new JsonObject { ["Type"] = "dropout", ["Rate"] = 0.1 });
        }

        var output = new JsonObject { ["Type"] = "dense", ["Units"] = target.Outputs };
        if (target.Activation is { } activation)
            output["Activation"] = activation;
        layers.Add(output, target.OutputReason);
    }
}
