using Microsoft.Extensions.DependencyInjection;

namespace FnnKit;

/// <summary>Reads the settings when a host starts: options that are validated on start, and have no values of their own.</summary>
internal sealed class StartupCheck
{
    private static readonly string[] WithoutTraining = ["Plugins", "Serve"];

    /// <exception cref="SettingsException">Something is wrong with the settings; all of it is said at once.</exception>
    public static void Run(StartupCheck check, IServiceProvider services)
    {
        var section = services.GetRequiredService<FnnKitBuilder>().Settings![SettingSources.Section];
        bool describesTraining = section is null || section.Members.Count == 0 || section.Members.Keys.Any(key => !WithoutTraining.Contains(key, StringComparer.OrdinalIgnoreCase));
        if (describesTraining)
            services.GetRequiredService<TrainingSetup>();
    }
}
