namespace FnnKit.Presets;

/// <summary>Writes a network of several members in the manner of TabM, whose predictions are averaged.</summary>
internal sealed class MemberNetwork(PresetRequest request)
{
    private const int MostOneHot = 8, Embedding = 8, Units = 256, Blocks = 2;

    private const int Patience = 20;

    private const double Dropout = 0.1, MostDropout = 0.5, Rate = 0.004, Decay = 0.0003;

    private readonly TargetPlan _target = new(request.Data);
    private readonly ColumnPlan _columns = new(request.Data, MostOneHot);

    public required int Members { get; init; }

    public required double SamplesSeen { get; init; }

    public required int FewestEpochs { get; init; }

    public required int MostEpochs { get; init; }

    public void Write(SettingDraft settings)
    {
        Recipe.WriteData(settings, _target, _columns);
        WriteNetwork(settings);
        Recipe.WriteLoss(settings, _target, smoothing: 0);
        settings.Set(
            "Optimizer",
            new JsonObject { ["Type"] = "adamw", ["LearningRate"] = new JsonObject { ["Type"] = "cosine", ["From"] = Rate }, ["WeightDecay"] = Decay },
            "adamw copes with most data untuned. The learning rate falls to 0 until the end, so that the last epochs are steady.");
        long inputs = NumberEmbedding.Inputs(_columns, Embedding, NumberEmbedding.Fits(_columns));
        long weights = Members * ((inputs * Units) + ((Blocks - 1) * Units * Units));
        var size = new NetworkSize(Recipe.TrainingCount(_target)) { SamplesSeen = SamplesSeen, FewestEpochs = FewestEpochs, MostEpochs = MostEpochs, Patience = Patience };
        Recipe.WriteTraining(settings, _target, size.Within(request.Time, weights));
        if (request.Tune)
            WriteTune(settings);
    }

    /// <summary>The settings that TabM's authors search: learning rate, decay, width and dropout.</summary>
    private void WriteTune(SettingDraft settings)
    {
        var space = new JsonObject { ["Optimizer:LearningRate"] = Recipe.LogRange(0.0005, 0.01), ["Optimizer:WeightDecay"] = Recipe.LogRange(0.00001, 0.1) };
        var layers = settings.Entries.First(entry => entry.Key == "Network").Content!.Entries[0].Content!.Entries;
        for (int i = 0; i < layers.Count; i++)
        {
            if (layers[i].Value?["Rate"] is not null)
                space[$"Network:Layers:{i}:Rate"] = new JsonObject { ["Type"] = "uniform", ["From"] = 0, ["To"] = MostDropout };
            else if (layers[i].Value?["Units"] is not null && i < layers.Count - 1)
                space[$"Network:Layers:{i}:Units"] = Recipe.Choice(Units / 2, Units, 2 * Units);
        }

        Recipe.WriteTune(settings, _target, space);
    }

    private void WriteNetwork(SettingDraft settings)
    {
        var layers = settings.Section("Network").List("Layers");
        bool isEmbedded = NumberEmbedding.Fits(_columns);
        if (isEmbedded)
            layers.Add(NumberEmbedding.Create(_columns), NumberEmbedding.Reason(_columns));
        if (_columns.Embedded.Count > 0)
            layers.Add(new JsonObject { ["Type"] = "embedding", ["Dimension"] = Embedding, ["UnknownVector"] = true }, $"Each of many categories becomes {Embedding} trained numbers, a vector of their own for unknown ones.");
        var members = new JsonObject { ["Type"] = "members", [nameof(Members)] = Members };
        if (isEmbedded || _columns.Embedded.Count > 0)
            members["Weights"] = new JsonObject { ["Type"] = "normal", ["StdDev"] = 1 };
        layers.Add(members, $"{Members} members look at the inputs in different ways. They share most weights, and their predictions are averaged, which is better than any of them.");
        for (int block = 0; block < Blocks; block++)
        {
            layers.Add(new JsonObject { ["Type"] = "batch-ensemble-dense", ["Units"] = Units, ["Activation"] = "relu" });
            layers.Add(new JsonObject { ["Type"] = "dropout", ["Rate"] = Dropout });
        }

        var output = new JsonObject { ["Type"] = "member-dense", ["Units"] = _target.Outputs };
        if (_target.Activation is { } activation)
            output["Activation"] = activation;
        layers.Add(output, $"{_target.OutputReason} Each member has weights of its own for it.");
    }
}
