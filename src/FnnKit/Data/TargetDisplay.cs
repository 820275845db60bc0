using System.Globalization;

namespace FnnKit;

/// <summary>Describes targets and output activations in messages.</summary>
internal static class TargetDisplay
{
    public static bool Fits(TargetKinds kinds, DataSchema schema)
        => (kinds & (schema.TargetKind == TargetKind.Classes ? TargetKinds.Classes : TargetKinds.Numbers)) != 0;

    public static string Describe(TargetKinds kinds) => kinds == TargetKinds.Classes ? "classes" : kinds == TargetKinds.Numbers ? "numbers" : "no targets at all";

    public static string Describe(DataSchema schema)
        => $"the target '{schema.Targets[0].Name}' holds {(schema.TargetKind == TargetKind.Classes ? $"classes ({NameList.Format(schema.Classes)})" : "numbers")}";

    /// <summary>What to do where targets were taken for another kind than they are meant to be, as the end of a message; empty where nothing can be done.</summary>
    /// <param name="facts">The setup with its data.</param>
    /// <param name="meant">The kind that may be meant.</param>
    public static string Cure(SetupFacts facts, TargetKinds meant)
    {
        var schema = facts.Data.Schema;
        if (meant == TargetKinds.Classes && schema.Targets.Count > 1)
            return "; if each column stands for a class, replace them by one column with the number of the class";
        bool holdsNumbers = schema.TargetKind == TargetKind.Numbers || schema.Classes.All(name => double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
        var options = facts.Setup.Data.Loader is { } loader ? PartOptions.Get(loader.GetType()) : [];
        var option = options.FirstOrDefault(option => (Nullable.GetUnderlyingType(option.PropertyType) ?? option.PropertyType) == typeof(TargetKind));
        return option is null || !holdsNumbers ? "" : $"; if the target holds {Describe(meant)}, set 'Data:Loader:{option.Name}' to \"{(meant == TargetKinds.Classes ? TargetKind.Classes : TargetKind.Numbers)}\"";
    }

    public static string DescribeActivation(IActivation? activation)
        => activation is null ? "has no activation" : $"has the activation '{PartIdentity.Get(activation).Name}'";
}
