using System.Globalization;

namespace FnnKit;

/// <summary>One setting that a study varies, with its place in the configuration.</summary>
/// <param name="Parameter">The setting as a search sees it; its name is the path.</param>
/// <param name="Node">The entry as it was written.</param>
/// <param name="Choices">The values to choose from; empty for a range.</param>
public sealed record TuneSpaceEntry(SearchParameter Parameter, SettingNode Node, IReadOnlyList<SettingNode> Choices)
{
    private const int SignificantDigits = 4;

    /// <summary>The path of the setting, such as <c>Optimizer:LearningRate</c>.</summary>
    public string Path => Parameter.Name;

    /// <summary>The setting that a value stands for, which carries the place of the entry.</summary>
    /// <param name="value">A number, or the index of a choice.</param>
    public SettingNode ToSetting(double value)
    {
        if (Parameter.Kind == ParameterKind.Choice)
            return Choices[(int)value];
        var place = Node[value == Parameter.From ? "From" : value == Parameter.To ? "To" : ""]?.Origin ?? Node.Origin;
        return new SettingNode(SettingKind.Number, Path, place, value.ToString("R", CultureInfo.InvariantCulture)) { KeyOrigin = Node.KeyOrigin };
    }

    /// <summary>A value in few words.</summary>
    /// <param name="value">A number, the index of a choice, or NaN where the setting does not exist.</param>
    public string Describe(double value)
    {
        if (double.IsNaN(value))
            return "-";
        if (Parameter.Kind != ParameterKind.Choice)
            return value.ToString(Parameter.Kind == ParameterKind.Integer ? "0" : $"G{SignificantDigits}", CultureInfo.InvariantCulture);
        var choice = Choices[(int)value];
        return choice.Kind switch
        {
            SettingKind.Object when choice["Type"] is { } type && Choices.Count(other => other["Type"]?.Text == type.Text) == 1 => type.Text,
            SettingKind.Object or SettingKind.Array => string.Create(CultureInfo.InvariantCulture, $"choice {(int)value + 1}"),
            SettingKind.Null => "null",
            _ => choice.Text,
        };
    }
}
