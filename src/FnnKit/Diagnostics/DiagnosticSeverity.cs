namespace FnnKit;

/// <summary>Whether a run can start in spite of a finding.</summary>
public enum DiagnosticSeverity
{
    /// <summary>The run can start, but its settings are probably not what you meant.</summary>
    Warning,

    /// <summary>The run cannot start.</summary>
    Error,
}
