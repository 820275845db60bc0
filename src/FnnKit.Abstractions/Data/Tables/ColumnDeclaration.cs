namespace FnnKit;

/// <summary>A column of a table as its loader declares it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">What it holds.</param>
public readonly record struct ColumnDeclaration(string Name, TableColumnKind Kind = TableColumnKind.Inferred);
