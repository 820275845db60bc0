namespace FnnKit;

/// <summary>Something that is wrong, or probably not meant.</summary>
/// <param name="Diagnostic">What kind of thing.</param>
/// <param name="Path">The setting that it is about, below the section <c>FnnKit</c>.</param>
/// <param name="Message">What is wrong, what was expected, what to do.</param>
/// <param name="Cause">The exception that said so, where one did.</param>
internal sealed record SetupFinding(Diagnostic Diagnostic, string Path, string Message, FnnKitException? Cause = null);
