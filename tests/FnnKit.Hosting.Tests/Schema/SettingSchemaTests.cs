using System.Text.Json.Nodes;

namespace FnnKit.Hosting.Tests.Schema;

public class SettingSchemaTests
{
    private static readonly JsonObject Schema = JsonNode.Parse(SettingSchema.Write(Shipped.Catalogue))!.AsObject();

    [Fact]
    public void The_schema_beside_the_examples_is_that_of_the_shipped_parts()
        => Assert.True(
            File.ReadAllText(Path.Combine(Shipped.Examples, "fnnkit.schema.json")) == SettingSchema.Write(Shipped.Catalogue),
            "examples/fnnkit.schema.json is out of date; write it anew with 'fnn config schema > examples/fnnkit.schema.json'");

    [Fact]
    public void Every_example_names_its_schema()
        => Assert.All(Shipped.ExampleFiles, path => Assert.Equal("../fnnkit.schema.json", SettingReader.ReadFile(path)["$schema"]?.Text));

    [Fact]
    public void Every_part_that_is_at_hand_is_described()
    {
        var definitions = Schema["$defs"]!.AsObject();
        Assert.All(Shipped.Catalogue.Parts, part => Assert.NotEmpty(definitions[$"{part.Kind.Name.Replace(' ', '-')}.{part.Name}"]!["description"]!.GetValue<string>()));
    }

    [Fact]
    public void Every_option_says_what_it_is()
    {
        foreach (var (name, definition) in Schema["$defs"]!.AsObject())
        {
            foreach (var (option, schema) in definition!["properties"]?.AsObject() ?? [])
                Assert.True(option == "Type" || schema!["description"] is not null, $"{name} {option}");
        }
    }

    [Fact]
    public void An_option_has_its_type_range_and_default()
    {
        var rate = Schema["$defs"]!["layer.dropout"]!["properties"]!["Rate"]!;
        var number = rate["then"]!;
        Assert.Equal("number", number["type"]!.GetValue<string>());
        Assert.Equal(0, number["minimum"]!.GetValue<int>());
        Assert.Equal(1, number["exclusiveMaximum"]!.GetValue<int>());
        Assert.Equal("#/$defs/schedule", rate["else"]!["$ref"]!.GetValue<string>());
        Assert.Equal(0.5, rate["default"]!.GetValue<double>());
        Assert.Equal(0, Schema["$defs"]!["layer.dense"]!["properties"]!["LearningRateFactor"]!["minimum"]!.GetValue<int>());
        Assert.Equal(["Type", "Units"], Schema["$defs"]!["layer.dense"]!["required"]!.AsArray().Select(name => name!.GetValue<string>()));
    }

    [Fact]
    public void No_list_of_values_is_empty()
    {
        Assert.All(Descendants(Schema).OfType<JsonObject>().Where(node => node["enum"] is JsonArray), node => Assert.NotEmpty(node["enum"]!.AsArray()));
        Assert.All(Descendants(Schema).OfType<JsonObject>().Where(node => node["pattern"] is JsonValue), node => Assert.NotNull(node["type"]));
    }

    [Fact]
    public void An_object_is_checked_by_the_part_that_its_type_names_alone()
    {
        var choices = Schema["$defs"]!["layer"]!["else"]!["allOf"]!.AsArray();
        var dense = choices.Single(choice => choice!["then"]!["$ref"]!.GetValue<string>() == "#/$defs/layer.dense")!;
        Assert.Equal("^([^:]+:)?dense$", dense["if"]!["properties"]!["Type"]!["pattern"]!.GetValue<string>());
        Assert.Equal(Shipped.Catalogue.Parts.Count(part => part.Kind.Contract == typeof(ILayer)), choices.Count);
    }

    private static IEnumerable<JsonNode> Descendants(JsonNode node)
        => new[] { node }.Concat((node switch { JsonObject group => group.Select(member => member.Value), JsonArray list => list, _ => [] }).OfType<JsonNode>().SelectMany(Descendants));

    [Fact]
    public void A_part_that_needs_an_option_cannot_be_given_by_its_name_alone()
    {
        var names = Schema["$defs"]!["layer"]!["then"]!["anyOf"]![0]!["enum"]!.AsArray().Select(name => name!.GetValue<string>()).ToArray();
        Assert.Contains("dropout", names);
        Assert.DoesNotContain("dense", names);
    }
}
