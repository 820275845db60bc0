namespace FnnKit;

/// <summary>A column as a loader declares it.</summary>
internal readonly record struct TableColumn(string Name, TableColumnKind Kind);
