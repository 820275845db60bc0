namespace FnnKit.Presets;

/// <summary>Writes a network in the manner of RealMLP.</summary>
internal sealed class RealMlp(PresetRequest request)
{
    private const int MostOneHot = 8, Embedding = 8;
    private const double Dropout = 0.15, Smoothing = 0.1;

    private readonly TargetPlan _target = new(request.Data);
    private readonly ColumnPlan _columns = new(request.Data, MostOneHot);

    private bool IsEmbedded => NumberEmbedding.FitsSingle(_columns, _target);

    public int Units { get; init; } = 256;

    public int Layers { get; init; } = 3;

    public required double SamplesSeen { get; init; }

    public required int FewestEpochs { get; init; }

    /// <summary>The most epochs for classes; networks learn few samples of them by heart.</summary>
    public required int MostEpochs { get; init; }

    /// <summary>The most epochs for numbers.</summary>
    public required int MostEpochsOfNumbers { get; init; }

    /// <summary>The number of networks whose predictions are averaged; 1 for one network.</summary>
    public int Networks { get; init; } = 1;

    public void Write(SettingDraft settings)
    {
        Recipe.WriteData(settings, _target, _columns);
        if (Networks > 1)
        {
            settings.Set("Ensemble", new JsonObject { ["Members"] = Networks },
                $"{Networks} networks that start from other weights predict together: the mean of their predictions is better than any of them.");
        }

        WriteNetwork(settings);
        Recipe.WriteLoss(settings, _target, Smoothing);
        settings.Set(
            "Optimizer",
            new JsonObject
            {
                ["Type"] = "adamw",
                ["LearningRate"] = new JsonObject { ["Type"] = "coslog", ["Max"] = _target.Classes > 0 ? 0.04 : 0.2 },
                ["Beta2"] = 0.95,
                ["WeightDecay"] = Fading(0.02),
            },
            "The learning rate rises and falls in four waves, each longer than the one before it, and ends at 0. Weight decay fades in the second half.");
        long weights = Networks * (((long)NumberEmbedding.Inputs(_columns, Embedding, IsEmbedded) * Units) + ((Layers - 1) * Units * Units) + (Units * _target.Outputs));
        var size = new NetworkSize(Recipe.TrainingCount(_target)) { SamplesSeen = SamplesSeen, FewestEpochs = FewestEpochs, MostEpochs = _target.Classes > 0 || _target.IsCount ? MostEpochs : MostEpochsOfNumbers };
        size = size.Within(request.Time, weights);
        Recipe.WriteTraining(settings, _target, size);
        if (!request.Tune)
            return;
        // The settings that RealMLP's authors search first: the height of the learning rate, the memory of the optimizer and the batch size.
        Recipe.WriteTune(settings, _target, new JsonObject
        {
            ["Optimizer:LearningRate:Max"] = Recipe.LogRange(0.01, 0.5),
            ["Optimizer:Beta2"] = Recipe.Choice(0.9, 0.95, 0.99),
            ["Training:BatchSize"] = Recipe.Choice(size.BatchSize, 2 * size.BatchSize),
        });
    }

    private void WriteNetwork(SettingDraft settings)
    {
        var layers = settings.Section("Network").List("Layers");
        if (IsEmbedded)
            layers.Add(NumberEmbedding.Create(_columns, rateFactor: 0.1), NumberEmbedding.Reason(_columns));
        if (_columns.Embedded.Count > 0)
            layers.Add(new JsonObject { ["Type"] = "embedding", ["Dimension"] = Embedding, ["UnknownVector"] = true }, $"Each of many categories becomes {Embedding} trained numbers, a vector of their own for unknown ones.");
        layers.Add(new JsonObject { ["Type"] = "feature-scale", ["LearningRateFactor"] = 6 }, "Training turns each input up or down, fast.");
        for (int layer = 0; layer < Layers; layer++)
        {
            string[] why = layer > 0 ? [] :
            [
                $"{Layers} layers of {Units} units. In the parametrization 'Ntk' all layers learn at the same rate; biases learn slower.",
                "Weights and biases start so that each unit varies and bends within the data.",
                "Each unit learns how much of the activation it takes. Dropout keeps the network from learning samples by heart, and fades in the second half.",
            ];
            layers.Add(Dense(Units), why);
            layers.Add(new JsonObject { ["Type"] = "parametric-activation", ["Activation"] = _target.Classes > 0 ? "selu" : "mish", ["LearningRateFactor"] = 0.1 });
            layers.Add(new JsonObject { ["Type"] = "dropout", ["Rate"] = Fading(Dropout) });
        }

        var output = Dense(_target.Outputs);
        if (_target.Activation is { } activation)
            output["Activation"] = activation;
        layers.Add(output, _target.OutputReason);
    }

    /// <summary>A number that fades to 0 in the second half of the run.</summary>
    private static JsonObject Fading(double from) => new() { ["Type"] = "flat-cosine", ["From"] = from };

    private static JsonObject Dense(int units) => new()
    {
        ["Type"] = "dense",
        [nameof(Units)] = units,
        ["Parametrization"] = "Ntk",
        ["Weights"] = "data-standardized",
        ["BiasInitializer"] = "data-hull",
        ["BiasLearningRateFactor"] = 0.1,
    };
}
