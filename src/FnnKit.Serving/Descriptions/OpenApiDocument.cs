using System.Globalization;
using System.Text.Json.Nodes;

namespace FnnKit.Serving;

/// <summary>The OpenAPI description of one model: its columns with ranges and categories, its answer, and an example that works. Source: OpenAPI 3.1.</summary>
internal static class OpenApiDocument
{
    private const string Json = "application/json";

    /// <summary>Creates the description.</summary>
    /// <param name="loaded">The model.</param>
    /// <param name="options">The limits, and whether keys are asked for.</param>
    public static JsonObject Create(LoadedModel loaded, ServeOptions options)
    {
        var model = loaded.Model;
        var document = new JsonObject
        {
            ["openapi"] = "3.1.0",
            ["info"] = new JsonObject { ["title"] = $"Model {loaded.Name}", ["version"] = loaded.Version, ["description"] = Describe(model) },
            ["servers"] = new JsonArray(new JsonObject { ["url"] = "../.." }),
            ["paths"] = new JsonObject { [$"/models/{loaded.Name}/predict"] = new JsonObject { ["post"] = Operation(model, options) } },
            ["components"] = new JsonObject { ["schemas"] = new JsonObject { ["Row"] = Row(loaded, options), ["Prediction"] = Prediction(model), ["Error"] = Error() } },
        };
        if (options.ApiKeys.Count == 0)
            return document;
        document["components"]!["securitySchemes"] = new JsonObject { ["key"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer" } };
        document["security"] = new JsonArray(new JsonObject { ["key"] = new JsonArray() });
        return document;
    }

    private static string Describe(Model model) => model.Classes.Count > 0
        ? $"Predicts the class '{model.Schema.Targets[0].Name}', one of {NameList.Format(model.Classes)}."
        : $"Predicts {NameList.Format(model.Schema.Targets.Select(column => $"'{column.Name}'"))}.";

    private static JsonObject Operation(Model model, ServeOptions options) => new()
    {
        ["operationId"] = "predict",
        ["summary"] = "Predicts one row or many.",
        ["requestBody"] = new JsonObject
        {
            ["required"] = true,
            ["content"] = new JsonObject
            {
                [Json] = new JsonObject { ["schema"] = OneOrMany("Row", options.Limits.Rows), ["example"] = ExampleRow.Create(model) },
                ["application/x-ndjson"] = Text("A row as JSON on each line."),
                ["text/csv"] = Text("A table with the names of the columns in its first line."),
            },
        },
        ["responses"] = new JsonObject
        {
            ["200"] = Answer("The predictions, in the order of the rows; an object for an object, a list for a list.", OneOrMany("Prediction", options.Limits.Rows)),
            ["400"] = Answer("A row does not fit the model."),
            ["413"] = Answer($"There are more than {options.Limits.Rows} rows or {options.Limits.Bytes} bytes."),
            ["415"] = Answer("The body has another type."),
            ["503"] = Answer("The server is busy; try again after the seconds of Retry-After."),
        },
    };

    private static JsonObject Row(LoadedModel loaded, ServeOptions options)
    {
        var columns = loaded.Model.Schema.Features;
        var properties = new JsonObject();
        for (int i = 0; i < columns.Count; i++)
            properties[columns[i].Name] = Property(loaded, i);
        return new JsonObject
        {
            ["type"] = "object",
            ["properties"] = properties,
            ["required"] = new JsonArray([.. columns.Select(column => (JsonNode)column.Name)]),
            ["additionalProperties"] = options.IgnoreAdditionalColumns,
        };
    }

    private static JsonObject Property(LoadedModel loaded, int place)
    {
        var column = loaded.Model.Schema.Features[place];
        bool mayBeMissing = loaded.Columns.FillsIn(place);
        string type = column.IsCategory || column.IsDate ? "string" : "number";
        var schema = new JsonObject { ["type"] = mayBeMissing ? new JsonArray(type, "null") : type };
        if (column.Categories is { } categories)
            Limit(schema, categories, loaded.Model.Schema.UnknownCategories, mayBeMissing);
        else if (column.IsDate)
            schema["format"] = "date";
        if (!column.IsDate && loaded.Drift.Profile?.Columns[place] is { Minimum: { } low, Maximum: { } high })
            schema["description"] = string.Create(CultureInfo.InvariantCulture, $"From {low:G6} to {high:G6} in training. Other numbers are answered and listed in 'outside'.");
        return schema;
    }

    /// <summary>Categories that training saw are all that there are where others are refused; otherwise they are examples.</summary>
    private static void Limit(JsonObject schema, IReadOnlyList<string> categories, UnknownCategories unknown, bool mayBeMissing)
    {
        var names = new JsonArray([.. categories.Select(name => (JsonNode)name)]);
        if (unknown == UnknownCategories.Refuse)
        {
            if (mayBeMissing)
                names.Add((JsonNode?)null);
            schema["enum"] = names;
            return;
        }

        schema["anyOf"] = new JsonArray(new JsonObject { ["enum"] = names }, new JsonObject { ["description"] = "Any other text counts as unknown, and is listed in 'unknown'." });
    }

    private static JsonObject Prediction(Model model)
    {
        var properties = new JsonObject();
        if (model.Classes.Count > 0)
        {
            var number = () => model.GivesProbabilities ? new JsonObject { ["type"] = "number", ["minimum"] = 0, ["maximum"] = 1 } : new JsonObject { ["type"] = "number" };
            properties["class"] = new JsonObject { ["enum"] = new JsonArray([.. model.Classes.Select(name => (JsonNode)name)]) };
            properties[ClassNumbers.Name(model)] = number();
            properties[model.GivesProbabilities ? "probabilities" : "scores"] = Group(model.Classes, number);
        }
        else
        {
            properties["values"] = Group(model.Schema.Targets.Select(column => column.Name), () => new JsonObject { ["type"] = "number" });
        }

        var names = () => new JsonObject { ["type"] = "array", ["items"] = new JsonObject { ["type"] = "string" } };
        properties["unknown"] = new JsonObject { ["type"] = "object", ["additionalProperties"] = new JsonObject { ["type"] = "string" }, ["description"] = "Categories that training never saw, by column." };
        properties["missing"] = names();
        properties["outside"] = names();
        return new JsonObject { ["type"] = "object", ["properties"] = properties, ["required"] = new JsonArray([.. properties.Select(property => (JsonNode)property.Key)]) };
    }

    private static JsonObject Group(IEnumerable<string> names, Func<JsonObject> schema)
        => new() { ["type"] = "object", ["properties"] = new JsonObject(names.Select(name => KeyValuePair.Create(name, (JsonNode?)schema()))) };

    private static JsonObject OneOrMany(string schema, int most) => new()
    {
        ["oneOf"] = new JsonArray(Reference(schema), new JsonObject { ["type"] = "array", ["items"] = Reference(schema), ["minItems"] = 1, ["maxItems"] = most }),
    };

    private static JsonObject Answer(string description, JsonObject? schema = null)
        => new() { ["description"] = description, ["content"] = new JsonObject { [Json] = new JsonObject { ["schema"] = schema ?? Reference("Error") } } };

    private static JsonObject Text(string description) => new() { ["schema"] = new JsonObject { ["type"] = "string", ["description"] = description } };

    private static JsonObject Error() => new() { ["type"] = "object", ["properties"] = new JsonObject { ["error"] = new JsonObject { ["type"] = "string" } }, ["required"] = new JsonArray("error") };

    private static JsonObject Reference(string name) => new() { ["$ref"] = $"#/components/schemas/{name}" };
}
