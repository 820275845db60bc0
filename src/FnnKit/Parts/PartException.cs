namespace FnnKit;

/// <summary>A part could not be had; the message says why and what to do.</summary>
public sealed class PartException(Diagnostic diagnostic, string message, Exception? innerException = null) : FnnKitException(message, innerException)
{
    /// <summary>Why: the part is unknown, missing, ambiguous or failing.</summary>
    public Diagnostic Diagnostic { get; } = diagnostic;

    /// <summary>No part has that name: a slip of the pen where one nearly has it, otherwise a plugin that is missing.</summary>
    /// <param name="kind">The kind of part.</param>
    /// <param name="name">The name that was asked for.</param>
    /// <param name="names">The names that there are.</param>
    /// <param name="hint">What else might help, beginning with a semicolon; it may be empty.</param>
    public static PartException Unknown(PartKind kind, string name, IReadOnlyList<string> names, string hint = "")
    {
        string nearest = NearestName.Suggest(name, names);
        return NearestName.IsSlip(name, names)
            ? new PartException(SettingDiagnostics.UnknownPart, $"unknown {kind} '{name}'{nearest}{hint}")
            : new PartException(SettingDiagnostics.MissingPlugin, $"no plugin brings the {kind} '{name}'{nearest}{hint}{(names.Count == 0 || nearest.Length > 0 ? "" : $"; there are {string.Join(", ", names)}")}");
    }
}
