using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using FnnKit.Activations;
using FnnKit.Layers;
using FnnKit.Optimizers;
using Moq;

namespace FnnKit.Tests.Settings;

public class SettingConverterTests
{
    private static readonly PartAssemblies Parts = new(typeof(Dense).Assembly, typeof(Relu).Assembly, typeof(Sgd).Assembly);

    /// <summary>A type of option that no assembly but this one knows.</summary>
    [SettingConverter(typeof(SpanConverter))]
    private sealed record Span(int First, int Last);

    private sealed class SpanConverter : ISettingConverter
    {
        public object? Bind(SettingNode node, PropertyInfo option, SettingBinder binder)
        {
            if (node.Text.Split("..") is [var first, var last])
                return new Span(int.Parse(first), int.Parse(last));
            binder.ReportWrongType(node, Describe());
            return null;
        }

        public JsonNode? Write(object value, SettingWriter writer) => $"{((Span)value).First}..{((Span)value).Last}";

        public string Describe(string bounds = "") => "a span such as 2..5";

        public JsonObject CreateSchema(ISettingSchemas schemas) => new() { ["type"] = "string" };

        public object CreateSample(Func<PartKind, object> standIn) => new Span(1, 2);
    }

    private sealed class Options
    {
        public Span? Rows { get; set; }

        public IReadOnlyList<Span> Several { get; set; } = [];

        public Scheduled Rate { get; set; } = 0.5;

        public IReadOnlyList<LayerSetup> Layers { get; set; } = [];
    }

    private static (Options Options, IReadOnlyList<SettingError> Errors) Bind(string json)
    {
        var binder = new SettingBinder(Parts);
        var options = new Options();
        binder.Bind(SettingReader.Read(Encoding.UTF8.GetBytes(json), "a.json"), options);
        return (options, binder.Errors);
    }

    [Fact]
    public void A_type_with_the_attribute_is_read_and_written_by_its_converter_alone()
    {
        var (options, errors) = Bind("""{ "Rows": "2..5", "Several": [ "1..2", "3..4" ] }""");
        Assert.Empty(errors);
        Assert.Equal(new Span(2, 5), options.Rows);
        Assert.Equal([new Span(1, 2), new Span(3, 4)], options.Several);
        var written = new SettingWriter().Write(options);
        Assert.Equal("\"2..5\"", written["Rows"]!.ToJsonString());
        Assert.Equal("""["1..2","3..4"]""", written["Several"]!.ToJsonString());
        Assert.Equal("a.json(1,11): error FNN004: 'Rows' is 3, but must be a span such as 2..5", Assert.Single(Bind("""{ "Rows": 3 }""").Errors).ToString());
        Assert.Equal("a span such as 2..5", SettingValues.Expected(typeof(Span)));
    }

    [Theory]
    [InlineData("0.25", "0.25")]
    [InlineData("\"cosine\"", null)]
    [InlineData("{ \"Type\": \"cosine\", \"From\": 2 }", null)]
    [InlineData("true", "'Rate' is true, but must be a number or a schedule")]
    public void A_rate_is_a_number_or_a_schedule(string json, string? expected)
    {
        var (options, errors) = Bind($$"""{ "Rate": {{json}} }""");
        string written = new SettingWriter().Write(options)["Rate"]!.ToJsonString();
        if (errors.Count > 0)
            Assert.Contains(expected ?? "From", errors[0].Message, StringComparison.Ordinal);
        else if (expected is not null)
            Assert.Equal(expected, written);
        else
            Assert.StartsWith("""{"Type":"cosine","From":2""", written, StringComparison.Ordinal);
    }

    [Fact]
    public void A_layer_keeps_its_name()
    {
        var (options, errors) = Bind("""{ "Layers": [ { "Type": "dense", "Name": "first", "Units": 3 } ] }""");
        Assert.Empty(errors);
        Assert.Equal("first", options.Layers[0].Name);
        Assert.StartsWith("""[{"Type":"dense","Name":"first","Units":3""", new SettingWriter().Write(options)["Layers"]!.ToJsonString(), StringComparison.Ordinal);
        Assert.Contains("'Name' is 3, but must be text", Bind("""{ "Layers": [ { "Type": "dense", "Name": 3, "Units": 3 } ] }""").Errors[0].Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Any_layer_has_a_factor_of_the_learning_rate()
    {
        var (options, errors) = Bind("""{ "Layers": [ { "Type": "dense", "Name": "first", "LearningRateFactor": 0.1, "Units": 3 } ] }""");
        Assert.Empty(errors);
        Assert.Equal(0.1, options.Layers[0].LearningRateFactor);
        Assert.StartsWith("""[{"Type":"dense","Name":"first","LearningRateFactor":0.1,"Units":3""", new SettingWriter().Write(options)["Layers"]!.ToJsonString(), StringComparison.Ordinal);
        foreach (var (value, expected) in new[] { ("\"fast\"", "but must be a number"), ("-1", "but must be at least 0") })
            Assert.Contains(expected, Assert.Single(Bind($$"""{ "Layers": [ { "Type": "dense", "LearningRateFactor": {{value}}, "Units": 3 } ] }""").Errors).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(typeof(Scheduled))]
    [InlineData(typeof(LayerSetup))]
    [InlineData(typeof(ClassWeights))]
    public void A_sample_of_a_special_type_is_written_and_described(Type type)
    {
        var converter = SettingConverters.Find(type)!;
        object sample = converter.CreateSample(_ => new Dense { Units = 1 });
        Assert.IsType(type, sample);
        Assert.NotNull(converter.Write(sample, new SettingWriter()));
        Assert.NotEmpty(converter.Describe());
        Assert.NotNull(converter.CreateSchema(Mock.Of<ISettingSchemas>(schemas => schemas.Number() == new JsonObject() && schemas.Part(It.IsAny<PartKind>()) == new JsonObject())));
        Assert.NotNull(SettingConverters.GetChecked(sample));
    }

    [Fact]
    public void A_balanced_word_is_left_out_only_where_numbers_override_it()
    {
        var options = new TrainingOptions();
        var binder = new SettingBinder(Parts);
        binder.Bind(SettingReader.Read("""{ "ClassWeights": { "Type": "balanced", "cat": 2 } }"""u8, "a.json"), options);
        Assert.Empty(binder.Errors);
        Assert.Equal(["cat"], options.ClassWeights!.ByClass!.Keys);
        binder.Bind(SettingReader.Read("""{ "ClassWeights": { "dog": "balanced" } }"""u8, "a.json"), options);
        Assert.Contains("the weight of class 'dog'", Assert.Single(binder.Errors).Message, StringComparison.Ordinal);
    }
}
