using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Json.Schema;

namespace FnnKit.Serving.Tests;

/// <summary>Descriptions of models and the pages for people.</summary>
public sealed class DescriptionTests
{
    [Theory]
    [InlineData("churn")]
    [InlineData("prices")]
    public async Task The_example_of_the_document_fits_its_schema_and_is_answered_as_the_document_says(string name)
    {
        await using var app = await ServedApp.WithModelsAsync([("churn", TrainedModels.Customers), ("prices", TrainedModels.Prices)]);
        var document = await app.Get($"/models/{name}/openapi.json");
        Assert.Equal("3.1.0", (string?)document["openapi"]);
        var operation = document["paths"]![$"/models/{name}/predict"]!["post"]!;
        var content = operation["requestBody"]!["content"]!["application/json"]!;
        Check(document, "Row", content["example"]!, fits: true);
        var (status, text, _) = await app.Post($"/models/{name}/predict", content["example"]!.ToJsonString());
        Assert.True(status == HttpStatusCode.OK, text);
        Check(document, "Prediction", JsonNode.Parse(text)!, fits: true);
        var (_, list, _) = await app.Post($"/models/{name}/predict", $"[{content["example"]!.ToJsonString()}]");
        Check(document, "Prediction", JsonNode.Parse(list)![0]!, fits: true);
    }

    [Fact]
    public async Task The_document_knows_columns_categories_and_ranges()
    {
        await using var app = await ServedApp.WithModelsAsync([("churn", TrainedModels.Customers), ("prices", TrainedModels.Prices)]);
        var churn = await app.Get("/models/churn/openapi.json");
        var row = churn["components"]!["schemas"]!["Row"]!;
        Assert.Equal("""["basic","gold \u003Cb\u003E","plus"]""", row["properties"]!["plan"]!["anyOf"]![0]!["enum"]!.ToJsonString());
        Assert.Contains("From 18 to 77 in training", (string?)row["properties"]!["age"]!["description"], StringComparison.Ordinal);
        Assert.Equal("""["number","null"]""", row["properties"]!["age"]!["type"]!.ToJsonString());
        var prices = await app.Get("/models/prices/openapi.json");
        Assert.Equal("""["flat","house",null]""", prices["components"]!["schemas"]!["Row"]!["properties"]!["kind"]!["enum"]!.ToJsonString());
        foreach (string bad in new[] { """{"size":1,"kind":"boat"}""", """{"size":"1","kind":"flat"}""", """{"kind":"flat"}""", """{"size":1,"kind":"flat","more":1}""" })
        {
            Check(prices, "Row", JsonNode.Parse(bad)!, fits: false);
            Assert.Equal(HttpStatusCode.BadRequest, (await app.Post("/models/prices/predict", bad)).Status);
        }
    }

    [Fact]
    public async Task A_list_and_a_description_say_what_the_models_are()
    {
        await using var app = await ServedApp.WithModelsAsync([("churn", TrainedModels.Customers), ("prices", TrainedModels.Prices)]);
        Assert.Equal("churn,prices", string.Join(',', (await app.Get("/models")).AsArray().Select(model => (string?)model!["name"])));
        var churn = await app.Get("/models/churn");
        Assert.True((bool)churn["verified"]!);
        Assert.Equal("number,category,date,number", string.Join(',', churn["columns"]!.AsArray().Select(column => (string?)column!["type"])));
        Assert.Equal(29, (double)churn["columns"]![3]!["maximum"]!);
        Assert.Matches("^20\\d\\d-\\d\\d-\\d\\d$", (string)churn["example"]!["since"]!);
    }

    [Theory]
    [InlineData("/", "text/html")]
    [InlineData("/fnnkit/page.js", "text/javascript")]
    [InlineData("/fnnkit/page.css", "text/css")]
    [InlineData("/docs/churn", "text/html")]
    public async Task Pages_come_from_this_server_alone(string path, string type)
    {
        await using var app = await ServedApp.StartAsync();
        using var answer = await app.Client.GetAsync(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(type, answer.Content.Headers.ContentType!.MediaType);
        string text = await answer.Content.ReadAsStringAsync();
        Assert.DoesNotMatch(new Regex("(src|href|url|fetch|import)[\\s=(\"']+(https?:)?//", RegexOptions.IgnoreCase), text);
        Assert.DoesNotContain("innerHTML", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_allows_no_script_and_no_host_but_its_own()
    {
        await using var app = await ServedApp.StartAsync();
        using var answer = await app.Client.GetAsync("/");
        string policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'none'; script-src 'self';", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
    }

    private static void Check(JsonNode document, string schema, JsonNode value, bool fits)
    {
        var whole = new JsonObject { ["$schema"] = "https://json-schema.org/draft/2020-12/schema", ["$ref"] = $"#/components/schemas/{schema}", ["components"] = document["components"]!.DeepClone() };
        var results = JsonSchema.FromText(whole.ToJsonString()).Evaluate(JsonSerializer.SerializeToElement(value), new EvaluationOptions { OutputFormat = OutputFormat.List });
        Assert.True(results.IsValid == fits, value.ToJsonString());
    }
}
