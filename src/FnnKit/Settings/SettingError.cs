namespace FnnKit;

/// <summary>Something wrong with a setting, and where.</summary>
/// <param name="Code">What kind of thing is wrong.</param>
/// <param name="Origin">Where.</param>
/// <param name="Message">What is wrong, what was expected, what to do.</param>
public sealed record SettingError(SettingErrorCode Code, SettingOrigin Origin, string Message)
{
    private const int FirstWarning = 200;

    /// <summary>Whether a run can start even so.</summary>
    public bool IsWarning => (int)Code >= FirstWarning;

    /// <summary>The error as a compiler would print it.</summary>
    public override string ToString() => $"{Origin}: {(IsWarning ? "warning" : "error")} FNN{(int)Code:D3}: {Message}";
}
