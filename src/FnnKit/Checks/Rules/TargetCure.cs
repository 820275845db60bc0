using System.Globalization;

namespace FnnKit;

/// <summary>Says how to correct the kind of targets.</summary>
internal static class TargetCure
{
    /// <summary>What to do where targets were taken for another kind than they are meant to be, as the end of a message; empty where nothing can be done.</summary>
    /// <param name="facts">The setup with its data.</param>
    /// <param name="meant">The kind that may be meant.</param>
    public static string Describe(SetupFacts facts, TargetKinds meant)
    {
        var schema = facts.Data.Schema;
        if (meant == TargetKinds.Classes && schema.Targets.Count > 1)
            return "; if each column stands for a class, replace them by one column with the number of the class";
        bool holdsNumbers = schema.TargetKind == TargetKind.Numbers || schema.Classes.All(name => double.TryParse(name, NumberStyles.Float, CultureInfo.InvariantCulture, out _));
        var options = facts.Setup.Data.Loader is { } loader ? PartOptions.Get(loader.GetType()) : [];
        var option = options.FirstOrDefault(option => (Nullable.GetUnderlyingType(option.PropertyType) ?? option.PropertyType) == typeof(TargetKind));
        return option is null || !holdsNumbers ? "" : $"; if the target holds {TargetDisplay.Describe(meant)}, set 'Data:Loader:{option.Name}' to \"{(meant == TargetKinds.Classes ? TargetKind.Classes : TargetKind.Numbers)}\"";
    }
}
