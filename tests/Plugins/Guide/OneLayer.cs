using System.Text.Json.Nodes;
using FnnKit;

namespace My.Parts;

/// <summary>A single layer, to see what a table gives without hidden ones.</summary>
[Preset("one-layer")]
public sealed class OneLayer : IPreset
{
    public void Write(PresetRequest request, SettingDraft settings)
    {
        var data = request.Data;
        int outputs = data.HasClasses ? data.Schema.Classes.Count : data.Schema.Targets.Count;
        var layers = settings.Section("Network").List("Layers");
        layers.Add(
            new JsonObject { ["Type"] = "dense", ["Units"] = outputs, ["Activation"] = data.HasClasses ? "softmax" : "identity" },
            $"No hidden layer: the outputs are weighted sums of the {data.Features.Count} columns.");
        settings.Set("Loss", data.HasClasses ? "cross-entropy" : "mean-squared-error");
        settings.Set("Optimizer", "adam");
        settings.Set("Training", new JsonObject { ["Epochs"] = 100 }, "One layer learns fast.");
    }
}
