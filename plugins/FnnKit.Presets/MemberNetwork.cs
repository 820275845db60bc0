namespace FnnKit.Presets;

/// <summary>Writes a network of several members in the manner of TabM, whose predictions are averaged.</summary>
internal sealed class MemberNetwork(PresetRequest request)
{
    private const int MostOneHot = 8, Embedding = 8, Units = 256, Blocks = 2, PiecewiseDimension = 8;

    /// <summary>With more inputs than this, embedding each of them costs more than it brings.</summary>
    private const int MostBins = 64;

    private const int Patience = 20;

    private const double Dropout = 0.1, Rate = 0.004, Decay = 0.0003;

    private readonly TargetPlan _target = new(request.Data);
    private readonly ColumnPlan _columns = new(request.Data, MostOneHot);

    private bool IsEmbedded => _columns.NumberCount is > 0 and <= MostBins;

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
        long inputs = _columns.Inputs(Embedding) + (IsEmbedded ? _columns.NumberCount * (PiecewiseDimension - 1) : 0);
        long weights = Members * ((inputs * Units) + ((Blocks - 1) * Units * Units));
        var size = new NetworkSize(Recipe.TrainingCount(_target)) { SamplesSeen = SamplesSeen, FewestEpochs = FewestEpochs, MostEpochs = MostEpochs, Patience = Patience };
        Recipe.WriteTraining(settings, _target, size.Within(request.Time, weights));
    }

    private void WriteNetwork(SettingDraft settings)
    {
        var layers = settings.Section("Network").List("Layers");
        if (IsEmbedded)
        {
            var embedding = new JsonObject { ["Type"] = "numeric-embedding", ["Kind"] = "PiecewiseLinear", ["Dimension"] = PiecewiseDimension, ["Bins"] = 16 };
            // A category of 0 and 1 has nothing to bend at.
            if (_columns.OneHot.Count > 0)
                embedding["Columns"] = new JsonArray([.. _columns.Numbers.Select(column => JsonValue.Create(column.Column.Name))]);
            layers.Add(
                embedding,
                $"Each of the {_columns.NumberCount} numbers becomes eight, by the bin of the training data that it lies in, with which a network bends sharply at some values.");
        }

        if (_columns.Embedded.Count > 0)
            layers.Add(new JsonObject { ["Type"] = "embedding", ["Dimension"] = Embedding, ["UnknownVector"] = true }, $"Each of many categories becomes {Embedding} trained numbers, a vector of their own for unknown ones.");
        var members = new JsonObject { ["Type"] = "members", [nameof(Members)] = Members };
        if (IsEmbedded || _columns.Embedded.Count > 0)
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
