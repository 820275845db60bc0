namespace FnnKit;

/// <summary>Describes targets and output activations in messages.</summary>
internal static class TargetDisplay
{
    public static bool Fits(TargetKinds kinds, DataSchema schema)
        => (kinds & (schema.TargetKind == TargetKind.Classes ? TargetKinds.Classes : TargetKinds.Numbers)) != 0;

    public static string Describe(TargetKinds kinds) => kinds == TargetKinds.Classes ? "classes" : kinds == TargetKinds.Numbers ? "numbers" : "no targets at all";

    public static string Describe(DataSchema schema)
        => $"the target '{schema.Targets[0].Name}' holds {(schema.TargetKind == TargetKind.Classes ? $"classes ({NameList.Format(schema.Classes)})" : "numbers")}";

    public static string DescribeActivation(IActivation? activation)
        => activation is null ? "has no activation" : $"has the activation '{PartIdentity.Get(activation).Name}'";
}
