using FnnKit.Formats;

namespace FnnKit.Cli;

/// <summary>What the command tells the shell.</summary>
internal static class ExitCode
{
    public const int Done = 0;
    public const int RunFailed = 1;
    public const int WrongUsage = 2;
    public const int PluginMissing = 3;
    public const int Interrupted = 130;

    /// <summary>Runs a command and turns what a user can put right into one clear message and the right code.</summary>
    public static async Task<int> Of(Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (Exception exception) when (Of(exception) is { } code)
        {
            Console.Error.WriteLine(exception is SettingsException ? exception.Message : $"error: {exception.Message}");
            return code;
        }
    }

    /// <summary>What errors in settings come to; warnings are no reason to fail.</summary>
    public static int Of(IReadOnlyList<SettingError> errors)
        => errors.All(error => error.IsWarning) ? Done
        : errors.All(error => error.IsWarning || error.Code is SettingErrorCode.MissingPlugin or SettingErrorCode.FailingPart) ? PluginMissing : WrongUsage;

    private static int? Of(Exception exception) => exception switch
    {
        MissingPluginException or PluginLockException => PluginMissing,
        SettingsException settings => Of(settings.Errors),
        TrainingException => RunFailed,
        FnnKitException => WrongUsage,
        DataFileException or FileNotFoundException or DirectoryNotFoundException => WrongUsage,
        IOException or UnauthorizedAccessException => RunFailed,
        OutOfMemoryException => RunFailed,
        _ => null,
    };
}
