using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Json.Schema;

namespace FnnKit.Hosting.Tests.Schema;

/// <summary>Another library's validator reads the schema: it accepts what the documents and examples show, and refuses what the host refuses.</summary>
public partial class SchemaValidationTests
{
    private static readonly EvaluationOptions Strict = new() { OutputFormat = OutputFormat.List, RequireFormatValidation = true };

    private static readonly EvaluationOptions Quick = new() { OutputFormat = OutputFormat.Flag };

    private static readonly JsonSchema Schema = JsonSchema.FromText(SettingSchema.Write(Shipped.Catalogue));

    private static readonly Dictionary<string, Action<JsonNode>> Breakages = new()
    {
        ["an unknown key"] = settings => settings["Sead"] = 1,
        ["an unknown key in a group"] = settings => settings["Training"]!["Epcohs"] = 1,
        ["an unknown layer"] = settings => settings["Network"]!["Layers"]!.AsArray().Add(new JsonObject { ["Type"] = "dnese", ["Units"] = 1 }),
        ["an unknown activation"] = settings => LastLayer(settings)["Activation"] = "rellu",
        ["an unknown option of a part"] = settings => LastLayer(settings)["Unit"] = 1,
        ["a value below its range"] = settings => LastLayer(settings)["Units"] = 0,
        ["a fraction for a whole number"] = settings => settings["Training"]!["Epochs"] = 1.5,
        ["text for a number"] = settings => settings["Seed"] = "1",
        ["a part for a number"] = settings => settings["Training"]!["BatchSize"] = "adam",
        ["a missing loss"] = settings => settings.AsObject().Remove("Loss"),
        ["a missing loader"] = settings => settings["Data"]!.AsObject().Remove("Loader"),
        ["no layers"] = settings => settings["Network"]!["Layers"] = new JsonArray(),
        ["a layer without what it needs"] = settings => LastLayer(settings).AsObject().Remove("Units"),
        ["a part of another kind"] = settings => settings["Optimizer"] = "relu",
        ["a schedule without what it needs"] = settings => settings["Optimizer"] = new JsonObject { ["Type"] = "sgd", ["LearningRate"] = new JsonObject { ["Type"] = "cosine" } },
        ["a share above one"] = settings => settings["Data"]!["Split"] = new JsonObject { ["Test"] = 1.5 },
        ["an unknown word"] = settings => settings["Precision"] = "Float16",
    };

    public static TheoryData<string> BreakageNames => [.. Breakages.Keys];

    public static TheoryData<string> Documents => [.. Directory.GetFiles(Path.Combine(Shipped.Root, "docs"), "*.md").Select(path => Path.GetRelativePath(Shipped.Root, path)).Append("README.md").Append("plugins/README.md")];

    [Fact]
    public void The_schema_is_a_schema()
        => Assert.True(Evaluate(MetaSchemas.Draft202012, Parse(SettingSchema.Write(Shipped.Catalogue))).IsValid);

    [Fact]
    public void Every_example_is_valid()
        => Assert.All(Shipped.ExampleFiles, path => AssertValid(Parse(File.ReadAllText(path))));

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_configuration_of_a_document_is_valid(string document)
    {
        var blocks = JsonBlocks().Matches(File.ReadAllText(Path.Combine(Shipped.Root, document)))
            .Select(match => Parse(match.Groups[1].Value))
            .Where(node => node is JsonObject content && content.ContainsKey("FnnKit"));
        Assert.All(blocks, AssertValid);
    }

    [Theory]
    [MemberData(nameof(BreakageNames))]
    public void A_broken_example_is_refused(string breakage)
    {
        foreach (string path in Shipped.ExampleFiles)
        {
            var content = Parse(File.ReadAllText(path));
            Breakages[breakage](content["FnnKit"]!);
            Assert.False(Schema.Evaluate(JsonSerializer.SerializeToElement(content), Quick).IsValid, path);
        }
    }

    private static EvaluationResults Evaluate(JsonSchema schema, JsonNode content)
        => schema.Evaluate(JsonSerializer.SerializeToElement(content), Strict);

    private static JsonNode Parse(string json)
        => JsonNode.Parse(json, null, new() { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true })!;

    private static JsonNode LastLayer(JsonNode settings)
        => settings["Network"]!["Layers"]!.AsArray()[^1]!;

    private static void AssertValid(JsonNode content)
    {
        var result = Evaluate(Schema, content);
        Assert.True(result.IsValid, string.Join('\n', (result.Details ?? []).Where(detail => detail.Errors is not null)
            .Select(detail => $"{detail.InstanceLocation}: {string.Join(", ", detail.Errors!.Values)}")));
    }

    [GeneratedRegex("```jsonc?\r?\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex JsonBlocks();
}
