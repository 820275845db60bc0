namespace FnnKit;

/// <summary>Something wrong with a setting, and where.</summary>
/// <param name="Diagnostic">What kind of error or warning it is.</param>
/// <param name="Origin">Where the setting is.</param>
/// <param name="Message">What is wrong, what was expected, what to do.</param>
public sealed record SettingError(Diagnostic Diagnostic, SettingOrigin Origin, string Message)
{
    /// <summary>The code of the kind, such as <c>FNN008</c>.</summary>
    public string Code => Diagnostic.Code;

    /// <summary>Whether a run can start in spite of it.</summary>
    public bool IsWarning => Diagnostic.Severity == DiagnosticSeverity.Warning;

    /// <summary>The error in the format of compilers.</summary>
    public override string ToString() => $"{Origin}: {(IsWarning ? "warning" : "error")} {Code}: {Message}";
}
