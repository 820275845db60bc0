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
#pragma warning disable CA1031 // Nobody is helped by a stack trace that did not ask for one.
        catch (Exception exception) when (!IsDebugging)
#pragma warning restore CA1031
        {
            return Unexpected(exception);
        }
    }

    private static bool IsDebugging => Environment.GetEnvironmentVariable("FNN_DEBUG") is { Length: > 0 };

    /// <summary>Something that nobody foresaw: a plugin's if its code was running, otherwise our own.</summary>
    private static int Unexpected(Exception exception)
    {
        var cause = exception.GetBaseException();
        var assemblies = new StackTrace(cause).GetFrames().Select(frame => frame.GetMethod()?.DeclaringType?.Assembly).OfType<Assembly>();
        var plugin = assemblies.FirstOrDefault(assembly => AssemblyLoadContext.GetLoadContext(assembly) is { } context && context != AssemblyLoadContext.Default);
        Console.Error.WriteLine(plugin is null
            ? $"error: something went wrong that should not have: {cause.GetType().Name}: {cause.Message} Please report it with what FNN_DEBUG=1 shows."
            : $"error: the plugin {plugin.GetName().Name} failed: {cause.GetType().Name}: {cause.Message} Set FNN_DEBUG=1 to see where.");
        return plugin is null ? RunFailed : PluginMissing;
    }

    /// <summary>What errors in settings come to; warnings are no reason to fail.</summary>
    public static int Of(IReadOnlyList<SettingError> errors)
        => errors.All(error => error.IsWarning) ? Done
        : errors.All(error => error.IsWarning || error.Diagnostic == SettingDiagnostics.MissingPlugin || error.Diagnostic == SettingDiagnostics.FailingPart) ? PluginMissing : WrongUsage;

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
