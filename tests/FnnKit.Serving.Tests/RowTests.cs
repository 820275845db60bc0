using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;

namespace FnnKit.Serving.Tests;

/// <summary>Rows by column name.</summary>
public sealed class RowTests
{
    private const string Path = "/models/churn/predict";
    private const string Good = """{"age":40,"plan":"plus","since":"2019-05-12","visits":7}""";

    [Fact]
    public async Task An_object_gets_an_object_with_the_class_and_all_probabilities()
    {
        var app = await ServedApp.SharedAsync();
        var (status, text, answer) = await app.Post(Path, Good);
        Assert.True(status == HttpStatusCode.OK, text);
        var row = JsonNode.Parse(text)!;
        double yes = (double)row["probabilities"]!["yes"]!, no = (double)row["probabilities"]!["no"]!;
        Assert.Equal(1, yes + no, 1e-6);
        Assert.Equal(yes > no ? "yes" : "no", (string?)row["class"]);
        Assert.Equal(Math.Max(yes, no), (double)row["probability"]!);
        Assert.Equal(64, answer.Headers.GetValues("FnnKit-Model-Digest").Single().Length);
    }

    [Fact]
    public async Task The_model_of_the_container_gives_the_same_numbers()
    {
        var app = await ServedApp.SharedAsync();
        var model = app.Services.GetRequiredKeyedService<Model>("churn");
        double plan = model.Schema.Features[1].Categories!.ToList().IndexOf("plus"), days = (new DateTime(2019, 5, 12) - DateTime.UnixEpoch).TotalDays;
        double[] outputs = model.Predict(40, plan, days, 7);
        var (_, text, _) = await app.Post(Path, Good);
        Assert.Equal(outputs.Select(value => (float)value), model.Classes.Select(name => (float)JsonNode.Parse(text)!["probabilities"]![name]!));
    }

    [Fact]
    public async Task Lists_lines_and_tables_give_the_same_predictions()
    {
        var app = await ServedApp.SharedAsync();
        string other = """{"visits":29,"since":"2022-01-01","plan":"basic","age":null}""";
        var single = new[] { (await app.Post(Path, Good)).Text, (await app.Post(Path, other)).Text };
        Assert.Equal($"[{single[0]},{single[1]}]", (await app.Post(Path, $"[{Good},{other}]")).Text);
        Assert.Equal($"{single[0]}\n{single[1]}\n", (await app.Post(Path, $"{Good}\n\n{other}\n", "application/x-ndjson")).Text);
        var (status, table, answer) = await app.Post(Path, "plan,age,visits,id,since\nplus,40,7,A1,2019-05-12\nbasic,,29,A2,2022-01-01\n", "text/csv");
        Assert.True(status == HttpStatusCode.OK, table);
        Assert.Equal("text/csv", answer.Content.Headers.ContentType!.MediaType);
        string[] lines = table.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("left,probability_no,probability_yes", lines[0]);
        for (int i = 0; i < 2; i++)
        {
            var row = JsonNode.Parse(single[i])!;
            Assert.Equal($"{row["class"]},{row["probabilities"]!["no"]!.ToJsonString()},{row["probabilities"]!["yes"]!.ToJsonString()}", lines[i + 1], ignoreCase: true);
        }
    }

    [Fact]
    public async Task What_is_odd_about_a_row_is_said()
    {
        var app = await ServedApp.SharedAsync();
        var row = JsonNode.Parse((await app.Post(Path, """{"age":null,"plan":"platinum","since":"2019-05-12","visits":7000}""")).Text)!;
        Assert.Equal("platinum", (string?)row["unknown"]!["plan"]);
        Assert.Equal("""["age"]""", row["missing"]!.ToJsonString());
        Assert.Equal("""["visits"]""", row["outside"]!.ToJsonString());
        row = JsonNode.Parse((await app.Post(Path, Good)).Text)!;
        Assert.Equal("[]", row["missing"]!.ToJsonString());
        Assert.Equal("{}", row["unknown"]!.ToJsonString());
    }

    [Fact]
    public async Task Numbers_are_answered_by_their_names_and_other_categories_refused_where_the_model_does()
    {
        await using var app = await ServedApp.WithModelsAsync([("prices", TrainedModels.Prices)]);
        var (_, text, _) = await app.Post("/models/prices/predict", """[{"size":10,"kind":"flat"}]""");
        Assert.True(double.IsFinite((double)JsonNode.Parse(text)![0]!["values"]!["price"]!), text);
        var (status, error, _) = await app.Post("/models/prices/predict", """[{"size":10,"kind":"boat"}]""");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("A column is missing: size", Error((await app.Post("/models/prices/predict", """{"kind":"flat"}""")).Text), StringComparison.Ordinal);
        Assert.Contains("'size' has no value", Error((await app.Post("/models/prices/predict", """{"kind":"flat","size":null}""")).Text), StringComparison.Ordinal);
        Assert.Contains("Row 1: 'kind' is 'boat', which is none of the values that the model knows: flat, house.", Error(error), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"age":40,"plan":"plus","since":"2019-05-12"}""", "A column is missing: visits. Send every column, and null")]
    [InlineData("{}", "Columns are missing: age, plan, since, visits.")]
    [InlineData("""{"age":40,"plan":"plus","since":"2019-05-12","visits":7,"vists":1}""", "There is no column 'vists'; did you mean 'visits'?")]
    [InlineData("""{"age":40,"plan":"plus","since":"2019-05-12","visits":7,"visits":8}""", "'visits' occurs twice")]
    [InlineData("""{"age":40,"plan":"plus","since":"2019-05-12","visits":"seven"}""", "'visits' is the text 'seven', but must be a number")]
    [InlineData("""{"age":40,"plan":"plus","since":"2019-05-12","visits":"7"}""", "write it without quotes")]
    [InlineData("""{"age":40,"plan":"plus","since":"2019-05-12","visits":true}""", "'visits' is true, but must be a number")]
    [InlineData("""{"age":40,"plan":["plus"],"since":"2019-05-12","visits":7}""", "'plan' is a list, but must be text")]
    [InlineData("""{"age":40,"plan":"plus","since":"12.5.2019","visits":7}""", "'12.5.2019', which is not a date")]
    [InlineData("""{"age":40,"plan":"plus","since":"2019-05-12","visits":1e999}""", "'visits' is not a finite number")]
    [InlineData("""{"age":40,"plan":"plus","since":"2019-05-12","visits":1e300}""", "visits")]
    [InlineData("""{"age":NaN,"plan":"plus","since":"2019-05-12","visits":7}""", "not valid JSON at line 1, column 8; NaN and Infinity are not JSON")]
    [InlineData("""{"age":-Infinity,"plan":"plus","since":"2019-05-12","visits":7}""", "not valid JSON")]
    [InlineData("""{"age":40,"plan":"plus","since":"2019-05-12","visits":7} x""", "not valid JSON at line 1, column 58")]
    [InlineData("", "The body is")]
    [InlineData("[]", "There are no rows")]
    [InlineData("7", "A row must be an object")]
    [InlineData("[[1,2,3]]", "Row 1: A row must be an object")]
    [InlineData("""{"age":"\ud800"}""", "UTF-8")]
    public async Task A_row_that_does_not_fit_is_refused_with_its_reason(string body, string expected)
    {
        var app = await ServedApp.SharedAsync();
        var (status, text, _) = await app.Post(Path, body);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains(expected, Error(text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bytes_that_are_not_text_are_refused()
    {
        var app = await ServedApp.SharedAsync();
        byte[] body = [.. "{\"age\":40,\"plan\":\""u8, 0xC3, 0x28, .. "\",\"since\":\"2019-05-12\",\"visits\":7}"u8];
        var (status, text, _) = await app.Post(Path, body);
        Assert.True(status == HttpStatusCode.BadRequest, text);
        Assert.Contains("UTF-8", Error(text), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bad_line_and_a_bad_table_are_named_by_their_place()
    {
        var app = await ServedApp.SharedAsync();
        Assert.Contains("Line 3: 'visits'", Error((await app.Post(Path, $"{Good}\n\n{Good.Replace("7}", "\"x\"}", StringComparison.Ordinal)}", "application/jsonl")).Text), StringComparison.Ordinal);
        Assert.Contains("Line 2 is not valid JSON", Error((await app.Post(Path, $"{Good}\n{{", "application/jsonl")).Text), StringComparison.Ordinal);
        var (status, text, _) = await app.Post(Path, "plan,age,visits,since\nplus,40,many,2019-05-12\n", "text/csv");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Contains("the body, line 2, column 'visits': 'many' is not a number", Error(text), StringComparison.Ordinal);
        Assert.Contains("visits", Error((await app.Post(Path, "plan,age,since\nplus,40,2019-05-12\n", "text/csv")).Text), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, (await app.Post(Path, Good, "application/xml")).Status);
    }

    [Fact]
    public async Task Additional_columns_are_left_out_where_the_settings_say_so()
    {
        await using var app = await ServedApp.StartAsync(("IgnoreAdditionalColumns", "true"));
        string more = Good.Replace("{", """{"id":{"a":[1,2]},""", StringComparison.Ordinal);
        Assert.Equal((await app.Post(Path, Good)).Text, (await app.Post(Path, more)).Text);
    }

    internal static string Error(string text) => (string)JsonNode.Parse(text)!["error"]!;
}
