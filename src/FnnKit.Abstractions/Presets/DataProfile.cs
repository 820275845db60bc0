namespace FnnKit;

/// <summary>What a data set looks like, column by column.</summary>
/// <param name="Schema">Its columns.</param>
/// <param name="Count">The number of its samples.</param>
/// <param name="Features">The profiles of the feature columns, in the order of the schema.</param>
/// <param name="Targets">The profiles of the target columns, in the order of the schema.</param>
public sealed record DataProfile(DataSchema Schema, int Count, IReadOnlyList<ColumnProfile> Features, IReadOnlyList<ColumnProfile> Targets)
{
    /// <summary>Whether the target holds classes.</summary>
    public bool HasClasses => Schema.TargetKind == TargetKind.Classes;
}
