using System.ComponentModel.DataAnnotations;
using System.Text;
using FnnKit.Activations;
using FnnKit.Layers;
using FnnKit.Optimizers;

namespace FnnKit.Tests.Settings;

public class SettingBinderTests
{
    private static readonly PartAssemblies Parts = new(typeof(Dense).Assembly, typeof(Relu).Assembly, typeof(Sgd).Assembly);

    private sealed class Options
    {
        [Range(1, 10)]
        public int Count { get; set; } = 3;

        public double? Share { get; set; }

        public bool Fast { get; set; }

        public string Title { get; set; } = "none";

        public Precision Precision { get; set; }

        public IReadOnlyList<string> Names { get; set; } = ["default"];

        public IActivation? Activation { get; set; }

        public Scheduled Rate { get; set; } = 0.5;

        public Inner Inner { get; set; } = new();

        [FilePath]
        public string? File { get; set; }
    }

    private sealed class Inner
    {
        public int A { get; set; } = 1;

        public int B { get; set; } = 2;
    }

    private static (Options Options, IReadOnlyList<SettingError> Errors) Bind(string json)
    {
        var binder = new SettingBinder(Parts);
        var options = new Options();
        binder.Bind(SettingReader.Read(Encoding.UTF8.GetBytes(json), "a.json", "/data"), options);
        return (options, binder.Errors);
    }

    private static void Fails(string json, string expected) => Assert.Equal(expected, Assert.Single(Bind(json).Errors).ToString());

    [Fact]
    public void Values_of_every_type_are_bound()
    {
        var (options, errors) = Bind("""
            { "count": 7, "Share": 0.25, "Fast": true, "Title": "x", "Precision": "float64", "Names": ["a", "b"], "Activation": "relu",
              "Rate": { "Type": "cosine", "From": 1 }, "Inner": { "B": 5 }, "File": "sub/x.csv" }
            """);
        Assert.Empty(errors);
        Assert.Equal((7, 0.25, true, "x", Precision.Float64), (options.Count, options.Share, options.Fast, options.Title, options.Precision));
        Assert.Equal(["a", "b"], options.Names);
        Assert.IsType<Relu>(options.Activation);
        Assert.IsType<CosineSchedule>(options.Rate.Schedule);
        Assert.Equal((1, 5), (options.Inner.A, options.Inner.B));
        Assert.Equal(Path.GetFullPath("/data/sub/x.csv"), options.File);
    }

    [Fact]
    public void What_is_not_said_keeps_its_default()
    {
        var (options, errors) = Bind("{}");
        Assert.Empty(errors);
        Assert.Equal((3, 0.5, 1), (options.Count, options.Rate.At(default), options.Inner.A));
        Assert.Equal(["default"], options.Names);
    }

    [Fact]
    public void A_list_replaces_the_default_list() => Assert.Equal(["z"], Bind("""{ "Names": ["z"] }""").Options.Names);

    [Fact]
    public void An_unknown_key_is_named_with_the_nearest()
        => Fails("{\n  \"Cuont\": 3 }", "a.json(2,3): error FNN003: the file has no 'Cuont'; did you mean 'Count'?");

    [Fact]
    public void A_wrong_type_says_what_was_expected()
        => Fails("""{ "Count": "many" }""", "a.json(1,12): error FNN004: 'Count' is \"many\", but must be a whole number");

    [Fact]
    public void A_fraction_is_no_whole_number()
        => Fails("""{ "Count": 2.5 }""", "a.json(1,12): error FNN004: 'Count' is 2.5, but must be a whole number");

    [Fact]
    public void NaN_as_text_is_no_number() => Fails("""{ "Share": "NaN" }""", "a.json(1,12): error FNN004: 'Share' is \"NaN\", but must be a number");

    [Fact]
    public void A_value_out_of_range_says_the_range()
        => Fails("""{ "Count": 11 }""", "a.json(1,12): error FNN005: 'Count' is 11, but must be at least 1 and at most 10");

    [Fact]
    public void An_unknown_part_is_named_with_the_nearest()
        => Fails("""{ "Activation": "rellu" }""", "a.json(1,17): error FNN007: unknown activation 'rellu'; did you mean 'relu'?");

    [Fact]
    public void An_unknown_word_is_named_with_those_that_can_stand_there()
        => Fails("""{ "Precision": "Float16" }""", "a.json(1,16): error FNN008: 'Precision' is \"Float16\", but must be one of Float32, Float64; did you mean 'Float64'?");

    [Fact]
    public void Null_where_nothing_takes_it_is_an_error()
        => Fails("""{ "Title": null }""", "a.json(1,12): error FNN004: 'Title' is null, but must be text");

    [Fact]
    public void An_option_of_a_part_is_checked_where_it_stands()
        => Fails("{ \"Activation\": {\n \"Type\": \"leaky-relu\",\n \"Alpah\": 3 } }", "a.json(3,2): error FNN003: 'leaky-relu' has no 'Alpah'; did you mean 'Alpha'?");

    [Fact]
    public void All_errors_are_reported_at_once() => Assert.Equal(3, Bind("""{ "Count": 0, "Fast": 1, "Nmaes": [] }""").Errors.Count);

    [Fact]
    public void A_key_that_stands_twice_is_an_error_whatever_its_case()
    {
        var exception = Assert.Throws<SettingsException>(() => Bind("{ \"Count\": 1,\n  \"count\": 2 }"));
        Assert.Equal(SettingDiagnostics.RepeatedKey, Assert.Single(exception.Errors).Diagnostic);
        Assert.Equal((2, 3), (exception.Errors[0].Origin.Line, exception.Errors[0].Origin.Column));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{ \"a\": }")]
    [InlineData("{} {}")]
    [InlineData("not json")]
    public void What_is_no_json_is_refused_with_its_place(string json)
    {
        var exception = Assert.Throws<SettingsException>(() => Bind(json));
        Assert.Equal(SettingDiagnostics.NotJson, Assert.Single(exception.Errors).Diagnostic);
        Assert.StartsWith("a.json(1,", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Comments_and_trailing_commas_are_allowed() => Assert.Equal(4, Bind("{ // a comment\n \"Count\": 4, }").Options.Count);

    [Fact]
    public void What_is_written_is_bound_to_the_same()
    {
        var (options, _) = Bind("""{ "Count": 7, "Activation": { "Type": "leaky-relu", "Alpha": 0.25 }, "Rate": { "Type": "cosine", "From": 1, "Steps": 9 } }""");
        string written = new SettingWriter().Write(options).ToJsonString();
        Assert.Equal(written, new SettingWriter().Write(Bind(written).Options).ToJsonString());
        Assert.Equal(0.25, Assert.IsType<LeakyRelu>(Bind(written).Options.Activation).Alpha);
    }
}
