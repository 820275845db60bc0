using System.Text.Encodings.Web;
using System.Text.Json;

namespace FnnKit.Onnx;

/// <summary>What the data calls things, as a file says it.</summary>
internal static class OnnxNames
{
    private static readonly JsonSerializerOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The input: the only feature, or all of them.</summary>
    public static string Input(Model model) => model.Schema.Features.Count == 1 ? model.Schema.Features[0].Name : "features";

    /// <summary>The output: the only target, or all of them.</summary>
    public static string Output(Model model) => model.Schema.Targets.Count == 1 ? model.Schema.Targets[0].Name : "targets";

    public static string DescribeInput(Model model)
        => $"one row a sample, as it stands in the data: {string.Join(", ", model.Schema.Features.Take(20).Select(column => column.Name))}{(model.FeatureCount > 20 ? ", and so on" : "")}";

    public static string DescribeOutput(Model model) => model.Classes.Count switch
    {
        0 => string.Join(", ", model.Schema.Targets.Select(column => column.Name)),
        2 when model.OutputCount == 1 => model.GivesProbabilities ? $"the probability of {model.Classes[1]}; that of {model.Classes[0]} is the rest"
            : $"a number that speaks for {model.Classes[1]} where it is above {(model.OutputMeaning == OutputMeaning.Score ? "0" : "0.5")}, otherwise for {model.Classes[0]}",
        _ => $"{(model.GivesProbabilities ? "the probability" : "the score")} of each class: {string.Join(", ", model.Classes.Take(20))}{(model.Classes.Count > 20 ? ", and so on" : "")}",
    };

    /// <summary>Names of columns and classes as JSON lists, and the categories of columns by the name of the column.</summary>
    public static IEnumerable<KeyValuePair<string, string>> Metadata(Model model)
    {
        yield return new("feature_names", Json(model.Schema.Features.Select(column => column.Name)));
        yield return new("target_names", Json(model.Schema.Targets.Select(column => column.Name)));
        if (model.Classes.Count > 0)
            yield return new("class_names", Json(model.Classes));
        var categories = model.Schema.Features.Where(column => column.IsCategory).ToDictionary(column => column.Name, column => column.Categories!);
        if (categories.Count > 0)
            yield return new("feature_categories", Json(categories));
        yield return new("plugins", Json(model.Notes.Plugins));
    }

    private static string Json<T>(T value) => JsonSerializer.Serialize(value, Readable);
}
