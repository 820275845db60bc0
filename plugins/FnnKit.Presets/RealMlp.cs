namespace FnnKit.Presets;

/// <summary>Writes a network in the manner of RealMLP.</summary>
internal sealed class RealMlp(PresetRequest request)
{
    private const int MostOneHot = 40, Embedding = 8, Units = 256, Layers = 3;
    private const double Dropout = 0.15, Smoothing = 0.1;

    private readonly TargetPlan _target = new(request.Data);
    private readonly ColumnPlan _columns = new(request.Data, MostOneHot);

    public required int SamplesSeen { get; init; }

    public required int FewestEpochs { get; init; }

    public required int MostEpochs { get; init; }

    public void Write(SettingDraft settings)
    {
        Recipe.WriteData(settings, _target, _columns, isSmooth: true);
        WriteNetwork(settings);
        Recipe.WriteLoss(settings, _target, Smoothing);
        settings.Set(
            "Optimizer",
            new JsonObject
            {
                ["Type"] = "adamw",
                ["LearningRate"] = new JsonObject { ["Type"] = "coslog", ["Max"] = _target.Classes > 0 ? 0.04 : 0.07 },
                ["Beta2"] = 0.95,
                ["WeightDecay"] = 0.02,
            },
            "The learning rate rises and falls in four waves, each longer than the one before it, and ends at 0: later waves find better weights than the first one.");
        var size = new NetworkSize(Recipe.TrainingCount(_target)) { SamplesSeen = SamplesSeen, FewestEpochs = FewestEpochs, MostEpochs = MostEpochs };
        Recipe.WriteTraining(settings, _target, size);
    }

    private void WriteNetwork(SettingDraft settings)
    {
        var layers = settings.Section("Network").List("Layers");
        if (_columns.Embedded.Count > 0)
            layers.Add(new JsonObject { ["Type"] = "embedding", ["Dimension"] = Embedding, ["UnknownVector"] = true }, $"Each of many categories becomes {Embedding} trained numbers, a vector of their own for unknown ones.");
        layers.Add(new JsonObject { ["Type"] = "feature-scale", ["LearningRateFactor"] = 6 }, "Training turns each input up or down, fast.");
        for (int layer = 0; layer < Layers; layer++)
        {
            var dense = Dense(Units);
            dense["Weights"] = new JsonObject { ["Type"] = "normal", ["StdDev"] = 1 };
            dense["BiasInitializer"] = new JsonObject { ["Type"] = "normal", ["StdDev"] = 1 };
            string[] why = layer > 0 ? [] :
            [
                FormattableString.Invariant($"{_columns.Inputs(Embedding)} inputs, {Layers} layers of {Units} units. In the parametrization 'Ntk' all layers learn at the same rate; biases learn slower."),
                "Each unit learns how much of the activation it takes. Dropout keeps the network from learning samples by heart.",
            ];
            layers.Add(dense, why);
            layers.Add(new JsonObject { ["Type"] = "parametric-activation", ["Activation"] = _target.Classes > 0 ? "selu" : "mish", ["LearningRateFactor"] = 0.1 });
            layers.Add(new JsonObject { ["Type"] = "dropout", ["Rate"] = Dropout });
        }

        var output = Dense(_target.Outputs);
        output["Weights"] = "zeros";
        if (_target.Activation is { } activation)
            output["Activation"] = activation;
        layers.Add(output, _target.OutputReason);
    }

    private static JsonObject Dense(int units) => new() { ["Type"] = "dense", ["Units"] = units, ["Parametrization"] = "Ntk", ["BiasLearningRateFactor"] = 0.1 };
}
