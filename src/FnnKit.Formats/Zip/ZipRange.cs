namespace FnnKit.Formats;

/// <summary>The bytes that a member takes in its archive, local header included.</summary>
/// <param name="Name">The member's name.</param>
/// <param name="Start">Where its local header starts.</param>
/// <param name="End">Where what follows it starts.</param>
internal sealed record ZipRange(string Name, long Start, long End);
