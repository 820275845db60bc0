namespace FnnKit;

/// <summary>A part as the metadata of its assembly declares it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">The name that configurations use.</param>
/// <param name="Class">The full name of its class.</param>
internal sealed record PartDeclaration(PartKind Kind, string Name, string Class);
