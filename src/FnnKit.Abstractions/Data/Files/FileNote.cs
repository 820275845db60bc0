namespace FnnKit;

/// <summary>An option that a loader inferred from a file, and why.</summary>
/// <param name="Option">The name of the option.</param>
/// <param name="Text">What the file looks like, in a sentence.</param>
public sealed record FileNote(string Option, string Text);
