namespace FnnKit;

/// <summary>Says in words what targets are.</summary>
internal static class TargetDisplay
{
    public static bool Fits(TargetKinds kinds, DataSchema schema)
        => (kinds & (schema.TargetKind == TargetKind.Classes ? TargetKinds.Classes : TargetKinds.Numbers)) != 0;

    public static string Say(TargetKinds kinds) => kinds == TargetKinds.Classes ? "classes" : kinds == TargetKinds.Numbers ? "numbers" : "no targets at all";

    public static string Say(DataSchema schema)
        => $"the target '{schema.Targets[0].Name}' holds {(schema.TargetKind == TargetKind.Classes ? $"classes ({NameList.Format(schema.Classes)})" : "numbers")}";
}
