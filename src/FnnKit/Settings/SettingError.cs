namespace FnnKit;

/// <summary>What can be wrong with a setting; the number stands in the message as <c>FNN001</c> and so on.</summary>
public enum SettingErrorCode
{
    /// <summary>The file is no JSON.</summary>
    NotJson = 1,

    /// <summary>A key stands twice in one object.</summary>
    RepeatedKey = 2,

    /// <summary>A key that nothing reads.</summary>
    UnknownKey = 3,

    /// <summary>A value of another type than is wanted.</summary>
    WrongType = 4,

    /// <summary>A value outside the range that makes sense.</summary>
    OutOfRange = 5,

    /// <summary>An option that has to be given.</summary>
    Missing = 6,

    /// <summary>A part that there is not, though there is one of nearly that name.</summary>
    UnknownPart = 7,

    /// <summary>A word that is none of those that can stand here.</summary>
    UnknownValue = 8,

    /// <summary>A name that more than one plugin brings.</summary>
    AmbiguousPart = 9,

    /// <summary>A part that threw when it was made or given its options.</summary>
    FailingPart = 10,

    /// <summary>There is no section of this name.</summary>
    MissingSection = 11,

    /// <summary>A part like none that is there: the plugin that brings it is missing.</summary>
    MissingPlugin = 12,
}

/// <summary>Something wrong with a setting, and where.</summary>
/// <param name="Code">What kind of thing is wrong.</param>
/// <param name="Origin">Where.</param>
/// <param name="Message">What is wrong, what was expected, what to do.</param>
public sealed record SettingError(SettingErrorCode Code, SettingOrigin Origin, string Message)
{
    /// <summary>The error as a compiler would print it.</summary>
    public override string ToString() => $"{Origin}: error FNN{(int)Code:D3}: {Message}";
}

/// <summary>Settings that cannot start a run. All that is wrong with them is reported at once.</summary>
/// <param name="errors">What is wrong.</param>
public sealed class SettingsException(IReadOnlyList<SettingError> errors) : FnnKitException(string.Join(Environment.NewLine, errors))
{
    /// <summary>What is wrong, in the order of the file.</summary>
    public IReadOnlyList<SettingError> Errors { get; } = errors;
}
