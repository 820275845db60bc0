using System.Reflection;
using System.Text.Json.Nodes;

namespace FnnKit;

/// <summary>Converts the section <c>Tune:Space</c>: an object whose keys are paths of settings.</summary>
internal sealed class TuneSpaceConverter : ISettingConverter
{
    private const string Uniform = "uniform", LogUniform = "log-uniform", Integer = "integer", Choice = "choice";
    private static readonly string[] Types = [Uniform, LogUniform, Integer, Choice];

    /// <inheritdoc/>
    public object? Bind(SettingNode node, PropertyInfo option, SettingBinder binder)
    {
        if (node.Kind != SettingKind.Object)
        {
            binder.ReportWrongType(node, Describe());
            return null;
        }

        var entries = new List<TuneSpaceEntry>();
        foreach (var (path, entry) in node.Members)
        {
            if (Read(path, entry, entries, binder) is { } read)
                entries.Add(read);
        }

        if (node.Members.Count == 0)
            binder.Report(SettingDiagnostics.Missing, node, "'Space' is empty: there is nothing to vary. Add a setting by its path, such as \"Optimizer:LearningRate\"");
        return entries.Count == node.Members.Count ? new TuneSpace(entries) : null;
    }

    private static TuneSpaceEntry? Read(string path, SettingNode node, List<TuneSpaceEntry> earlier, SettingBinder binder)
    {
        if (node.Kind != SettingKind.Object)
        {
            binder.ReportWrongType(node, "an object with a 'Type'");
            return null;
        }

        if (node["Type"] is not { Kind: SettingKind.String or SettingKind.Text } type)
        {
            binder.Report(SettingDiagnostics.Missing, node["Type"] ?? node, $"'{path}' needs a 'Type', which is one of {string.Join(", ", Types)}");
            return null;
        }

        int before = binder.Errors.Count;
        var parameter = type.Text.ToLowerInvariant() switch
        {
            Uniform => Number(path, node, new TuneRange(), false, binder),
            LogUniform => Number(path, node, new TuneLogRange(), true, binder),
            Integer => Whole(path, node, binder),
            Choice => Choose(path, node, binder),
            _ => null,
        };
        if (parameter is null)
            binder.Report(SettingDiagnostics.UnknownValue, type, $"'Type' is {type}, but must be one of {string.Join(", ", Types)}{NearestName.Suggest(type.Text, Types)}");
        var condition = node["If"] is { } given ? TuneCondition.Read(given, earlier, binder) : null;
        return parameter is null || binder.Errors.Count > before ? null
            : new TuneSpaceEntry(parameter with { Condition = condition }, node, parameter.Kind == ParameterKind.Choice ? node["Of"]!.Items : []);
    }

    private static SearchParameter Number(string path, SettingNode node, TuneRange range, bool isLogarithmic, SettingBinder binder)
    {
        binder.Bind(node, range, "Type", "If");
        return new SearchParameter(path, ParameterKind.Number) { From = range.From ?? 0, To = range.To ?? 1, IsLogarithmic = isLogarithmic };
    }

    private static SearchParameter Whole(string path, SettingNode node, SettingBinder binder)
    {
        var range = new TuneIntegerRange();
        binder.Bind(node, range, "Type", "If");
        return new SearchParameter(path, ParameterKind.Integer) { From = range.From ?? 0, To = range.To ?? 1, Step = range.Step, IsLogarithmic = range.Logarithmic };
    }

    private static SearchParameter Choose(string path, SettingNode node, SettingBinder binder)
    {
        binder.Bind(node, new TuneNoOptions(), "Type", "Of", "If");
        if (node["Of"] is not { } choices)
            binder.Report(SettingDiagnostics.Missing, node, $"'{path}' needs 'Of', which is a list of the values to choose from");
        else if (choices.Kind != SettingKind.Array)
            binder.ReportWrongType(choices, "a list of the values to choose from, in brackets");
        else if (choices.Items.Count < 2)
            binder.Report(SettingDiagnostics.OutOfRange, choices, $"'Of' has {choices.Items.Count} values, but a choice needs at least 2");
        return new SearchParameter(path, ParameterKind.Choice) { Choices = node["Of"]?.Items.Count ?? 0 };
    }

    /// <inheritdoc/>
    public JsonNode? Write(object value, SettingWriter writer)
        => new JsonObject(((TuneSpace)value).Entries.Select(entry => KeyValuePair.Create(entry.Path, entry.Node.ToJson())));

    /// <inheritdoc/>
    public string Describe(string bounds = "") => "an object whose keys are paths of settings, such as \"Optimizer:LearningRate\"";

    /// <inheritdoc/>
    public JsonObject CreateSchema(ISettingSchemas schemas)
    {
        var condition = new JsonObject { ["type"] = "object", ["description"] = "The choices of an earlier setting under which this one exists.", ["minProperties"] = 1, ["maxProperties"] = 1 };
        JsonObject Member(string type, string[] required, JsonObject properties)
        {
            properties.Insert(0, "Type", new JsonObject { ["const"] = type });
            properties["If"] = condition.DeepClone();
            return new JsonObject
            {
                ["type"] = "object",
                ["properties"] = properties,
                ["required"] = new JsonArray([.. required.Prepend("Type").Select(name => (JsonNode)name)]),
                ["additionalProperties"] = false,
            };
        }

        JsonObject Range() => new() { ["From"] = new JsonObject { ["type"] = "number" }, ["To"] = new JsonObject { ["type"] = "number" } };
        var whole = Range();
        whole["Step"] = new JsonObject { ["type"] = "integer", ["minimum"] = 1, ["default"] = 1 };
        whole["Logarithmic"] = new JsonObject { ["type"] = "boolean", ["default"] = false };
        var choices = new JsonArray(
            Member(Uniform, ["From", "To"], Range()), Member(LogUniform, ["From", "To"], Range()), Member(Integer, ["From", "To"], whole),
            Member(Choice, ["Of"], new JsonObject { ["Of"] = new JsonObject { ["type"] = "array", ["minItems"] = 2 } }));
        return new JsonObject { ["type"] = "object", ["minProperties"] = 1, ["additionalProperties"] = new JsonObject { ["anyOf"] = choices } };
    }

    /// <inheritdoc/>
    public object CreateSample(Func<PartKind, object> standIn) => new TuneSpace([]);
}
