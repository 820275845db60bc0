using System.Diagnostics;
using System.Reflection;
using System.Runtime.Loader;
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

    /// <summary>Runs a command. An error that the user can correct becomes one clear message and its exit code.</summary>
    public static async Task<int> RunAsync(ICommandConsole console, Func<Task<int>> command)
    {
        try
        {
            return await command();
        }
        catch (OperationCanceledException)
        {
            // Nothing but the user cancels a command: by Ctrl+C, or by a signal while data is read.
            return Interrupted;
        }
        catch (Exception exception) when (Find(exception) is { } code)
        {
            ProblemText.WriteError(console, exception is SettingsException ? exception.Message : $"error: {exception.Message}");
            return code;
        }
#pragma warning disable CA1031 // A user who did not ask for a stack trace gets a message.
        catch (Exception exception) when (!IsDebugging)
#pragma warning restore CA1031
        {
            return ReportUnexpected(console, exception);
        }
    }

    private static bool IsDebugging => Environment.GetEnvironmentVariable("FNN_DEBUG") is { Length: > 0 };

    /// <summary>Reports an exception that no command expects: the plugin's fault if its code was running, otherwise our own.</summary>
    private static int ReportUnexpected(ICommandConsole console, Exception exception)
    {
        var cause = exception.GetBaseException();
        var assemblies = new StackTrace(cause).GetFrames().Select(frame => frame.GetMethod()?.DeclaringType?.Assembly).OfType<Assembly>();
        var plugin = assemblies.FirstOrDefault(assembly => AssemblyLoadContext.GetLoadContext(assembly) is { } context && context != AssemblyLoadContext.Default);
        ProblemText.WriteError(console, plugin is null
            ? $"error: something went wrong that should not have: {cause.GetType().Name}: {cause.Message} Please report it with what FNN_DEBUG=1 shows."
            : $"error: the plugin {plugin.GetName().Name} failed: {cause.GetType().Name}: {cause.Message} Set FNN_DEBUG=1 to see where.");
        return plugin is null ? RunFailed : PluginMissing;
    }

    /// <summary>The exit code for errors in settings; warnings alone do not fail a command.</summary>
    public static int Get(IReadOnlyList<SettingError> errors)
        => errors.All(error => error.IsWarning) ? Done
        : errors.All(error => error.IsWarning || error.Diagnostic == SettingDiagnostics.MissingPlugin || error.Diagnostic == SettingDiagnostics.FailingPart) ? PluginMissing : WrongUsage;

    private static int? Find(Exception exception) => exception switch
    {
        MissingPluginException or PluginLockException => PluginMissing,
        SettingsException settings => Get(settings.Errors),
        TrainingException => RunFailed,
        FnnKitException => WrongUsage,
        DataFileException or FileNotFoundException or DirectoryNotFoundException => WrongUsage,
        IOException or UnauthorizedAccessException => RunFailed,
        OutOfMemoryException => RunFailed,
        _ => null,
    };
}
