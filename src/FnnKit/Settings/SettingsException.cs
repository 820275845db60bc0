namespace FnnKit;

/// <summary>Settings that cannot start a run. All that is wrong with them is reported at once.</summary>
/// <param name="errors">What is wrong.</param>
/// <param name="innerException">The error underneath.</param>
public sealed class SettingsException(IReadOnlyList<SettingError> errors, Exception? innerException = null) : FnnKitException(string.Join(Environment.NewLine, errors), innerException)
{
    /// <summary>What is wrong, in the order of the file.</summary>
    public IReadOnlyList<SettingError> Errors { get; } = errors;
}
