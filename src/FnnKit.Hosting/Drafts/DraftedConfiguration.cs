namespace FnnKit;

/// <summary>A configuration that was written for a data set.</summary>
/// <param name="Text">The text of the file.</param>
/// <param name="Notes">What was inferred from the data, and which columns were left out and why, a sentence each.</param>
/// <param name="Warnings">What the checks say about the configuration.</param>
public sealed record DraftedConfiguration(string Text, IReadOnlyList<string> Notes, IReadOnlyList<SettingError> Warnings);
