namespace FnnKit;

/// <summary>An error or a warning about a setup.</summary>
/// <param name="Diagnostic">What kind of error or warning it is.</param>
/// <param name="Path">The path of the setting, below the section <c>FnnKit</c>.</param>
/// <param name="Message">What is wrong, what was expected, what to do.</param>
/// <param name="Cause">The exception behind the finding; null if a rule found it.</param>
internal sealed record SetupFinding(Diagnostic Diagnostic, string Path, string Message, FnnKitException? Cause = null)
{
    /// <summary>Creates a finding whose message is that of its diagnostic.</summary>
    /// <param name="diagnostic">What kind of error or warning it is.</param>
    /// <param name="path">The path of the setting, below the section <c>FnnKit</c>.</param>
    /// <param name="values">The values for the placeholders of the message.</param>
    public static SetupFinding Create(Diagnostic diagnostic, string path, params ReadOnlySpan<object?> values) => new(diagnostic, path, diagnostic.Format(values));
}
