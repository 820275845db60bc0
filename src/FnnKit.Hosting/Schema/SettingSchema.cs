using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FnnKit;

/// <summary>
/// Composes the JSON Schema of a configuration from the parts that are at hand, so that an editor completes and checks their names and options.
/// Source: JSON Schema, draft 2020-12. A schema knows one spelling: names and keys as listings write them, though the reader takes any case.
/// </summary>
public sealed class SettingSchema
{
    private static readonly JsonSerializerOptions Readable = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly PluginCatalogue _catalogue;

    private SettingSchema(PluginCatalogue catalogue) => _catalogue = catalogue;

    /// <summary>Writes the schema of configurations that may name the parts of a catalogue.</summary>
    public static string Write(PluginCatalogue catalogue) => new SettingSchema(catalogue).Compose().ToJsonString(Readable) + "\n";

    internal static JsonObject Reference(PartKind kind) => new() { ["$ref"] = $"#/$defs/{Key(kind)}" };

    private static string Key(PartKind kind) => kind.Name.Replace(' ', '-');

    private JsonObject Compose()
    {
        var settings = Group(new TrainingSetup());
        var plugins = Group(new PluginOptions());
        plugins["description"] = PartDocumentation.SummaryOf(typeof(PluginOptions));
        settings["properties"]!["Plugins"] = plugins;
        var serving = Group(new ServeOptions());
        serving["description"] = PartDocumentation.SummaryOf(typeof(ServeOptions));
        settings["properties"]!["Serve"] = serving;
        var study = Group(new TuneOptions());
        study["description"] = PartDocumentation.SummaryOf(typeof(TuneOptions));
        settings["properties"]!["Tune"] = study;
        var definitions = new JsonObject { ["settings"] = settings };
        foreach (var kind in PartKind.All)
            Define(kind, definitions);
        return new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "FnnKit settings",
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["$schema"] = new JsonObject { ["type"] = "string" },
                [SettingSources.Section] = new JsonObject { ["$ref"] = "#/$defs/settings" },
            },
            ["required"] = new JsonArray(SettingSources.Section),
            ["$defs"] = definitions,
        };
    }

    private void Define(PartKind kind, JsonObject definitions)
    {
        var namedAlone = new JsonArray();
        var objects = new List<(string Name, string Key, JsonObject Schema)>();
        var parts = _catalogue.Parts.Where(part => part.Kind == kind).OrderBy(part => part.Name, StringComparer.Ordinal).ThenBy(part => part.Plugin, StringComparer.Ordinal).ToArray();
        foreach (var part in parts)
        {
            bool isAmbiguous = parts.Count(other => other.Name == part.Name) > 1;
            if (Describe(part, isAmbiguous) is not { } schema)
                continue;
            string name = isAmbiguous ? $"{part.Plugin}:{part.Name}" : part.Name;
            if (schema["required"]!.AsArray().Count == 1)
                namedAlone.Add(name);
            objects.Add((name, $"{Key(kind)}.{(isAmbiguous ? $"{part.Plugin}." : "")}{part.Name}", schema));
        }

        definitions[Key(kind)] = new JsonObject
        {
            ["description"] = $"The name of {(kind.Name[0] is 'a' or 'e' or 'i' or 'o' or 'u' ? "an" : "a")} {kind}, or an object with its 'Type' and options.",
            ["type"] = new JsonArray("string", "object"),
            ["if"] = new JsonObject { ["type"] = "string" },
            ["then"] = Names(namedAlone),
            ["else"] = Objects(objects.Select(part => (part.Name, part.Key))),
        };
        foreach (var (_, key, schema) in objects)
            definitions[key] = schema;
    }

    /// <summary>
    /// An object is checked by the part that its type names and by no other, so that an editor offers the options of that part alone, and one mistake is one error.
    /// </summary>
    private static JsonObject Objects(IEnumerable<(string Name, string Key)> parts)
    {
        var choices = new JsonArray();
        var names = new JsonArray();
        foreach (var (name, key) in parts)
        {
            names.Add(name);
            var type = name.Contains(':', StringComparison.Ordinal) ? new JsonObject { ["const"] = name }
                : new JsonObject { ["type"] = "string", ["pattern"] = $"^([^:]+:)?{Regex.Escape(name)}$" };
            choices.Add(new JsonObject
            {
                ["if"] = new JsonObject { ["properties"] = new JsonObject { ["Type"] = type }, ["required"] = new JsonArray("Type") },
                ["then"] = new JsonObject { ["$ref"] = $"#/$defs/{key}" },
            });
        }

        var schema = new JsonObject { ["required"] = new JsonArray("Type"), ["properties"] = new JsonObject { ["Type"] = Names(names) } };
        if (choices.Count > 0)
            schema["allOf"] = choices;
        return schema;
    }

    /// <summary>Names of parts, with or without those of their plugins. A schema may not list no values at all.</summary>
    private static JsonObject Names(JsonArray names)
    {
        var qualified = new JsonObject { ["type"] = "string", ["pattern"] = "^[^:]+:[^:]+$" };
        return names.Count == 0 ? qualified : new JsonObject { ["anyOf"] = new JsonArray(new JsonObject { ["enum"] = names }, qualified) };
    }

    /// <summary>The object form of a part; null for one that cannot be made, which cannot be used either.</summary>
    private JsonObject? Describe(PartRow part, bool isAmbiguous)
    {
        object instance;
        try
        {
            instance = _catalogue.Create(part.Kind, $"{part.Plugin}:{part.Name}");
        }
        catch (PartException)
        {
            return null;
        }

        var type = new JsonArray(new JsonObject { ["type"] = "string", ["pattern"] = $"^{Regex.Escape(part.Plugin)}:{Regex.Escape(part.Name)}$" });
        if (!isAmbiguous)
            type.Insert(0, new JsonObject { ["const"] = part.Name });
        var schema = Group(instance);
        var properties = schema["properties"]!.AsObject();
        properties.Insert(0, "Type", new JsonObject { ["anyOf"] = type });
        if (part.Kind.Contract == typeof(ILayer))
            DescribeLayer(properties);
        if (schema["required"] is not JsonArray required)
            schema["required"] = required = [];
        required.Insert(0, "Type");
        if (part.Summary.Length > 0)
            schema["description"] = part.Summary;
        return schema;
    }

    /// <summary>The keys that a layer has in a network, whatever its options.</summary>
    private static void DescribeLayer(JsonObject properties)
    {
        properties.Insert(1, "Name", new JsonObject { ["type"] = "string", ["description"] = "The name of the layer; by default its type and its ordinal among the layers of that type." });
        properties.Insert(2, "LearningRateFactor", new JsonObject
        {
            ["type"] = "number",
            ["minimum"] = 0,
            ["description"] = "What the learning rate is multiplied by for the parameters of the layer and of the layers inside it; 0 keeps them as they start.",
            ["default"] = 1.0,
        });
    }

    private static JsonObject Group(object instance)
    {
        var properties = new JsonObject();
        var required = new JsonArray();
        foreach (var option in PartOptions.Get(instance.GetType()))
        {
            properties[option.Name] = OptionSchema.Create(option, instance, Group);
            if (SettingValues.IsRequired(option, instance))
                required.Add(option.Name);
        }

        var schema = new JsonObject { ["type"] = "object", ["properties"] = properties, ["additionalProperties"] = false };
        if (required.Count > 0)
            schema["required"] = required;
        return schema;
    }
}
