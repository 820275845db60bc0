using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FnnKit;

/// <summary>Adds FnnKit to a host.</summary>
public static class FnnKitServices
{
    /// <summary>
    /// Adds the plugin catalogue, the setup that the configuration describes, and a trainer for it. Everything is made when it is first asked for; settings
    /// that are wrong are then reported all at once. A host that is started (<c>IHost.StartAsync</c>) reads the settings before it starts anything, so that it
    /// does not start with wrong ones; a section that holds nothing but <c>Plugins</c> is for using models, and describes no training.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configuration">The host's configuration, with the section <c>FnnKit</c>.</param>
    public static FnnKitBuilder AddFnnKit(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return services.AddFnnKit(() => ConfigurationSettings.Read(configuration));
    }

    /// <summary>Adds the same from settings that were read already.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="settings">Gives the settings, with the section <c>FnnKit</c>.</param>
    public static FnnKitBuilder AddFnnKit(this IServiceCollection services, Func<SettingNode> settings)
    {
        ArgumentNullException.ThrowIfNull(services);
        var builder = new FnnKitBuilder(services);
        services.AddLogging();
        services.TryAddSingleton(TimeProvider.System);
        services.AddSingleton(new Lazy<SettingNode>(settings));
        services.AddSingleton(provider => builder.CreateCatalogue(provider, provider.GetRequiredService<Lazy<SettingNode>>().Value));
        services.AddSingleton<IPartSource>(provider => provider.GetRequiredService<PluginCatalogue>());
        services.AddSingleton(provider => SetupReader.Read(provider.GetRequiredService<Lazy<SettingNode>>().Value, provider.GetRequiredService<PluginCatalogue>()));
        services.AddOptionsWithValidateOnStart<StartupCheck>().Configure<IServiceProvider>(StartupCheck.Run);
        services.AddSingleton<ITrainingObserver, LoggingObserver>();
        services.AddTransient<ITrainer>(provider => new Trainer(
            provider.GetRequiredService<TrainingSetup>(), provider.GetServices<ITrainingObserver>(), provider.GetRequiredService<TimeProvider>()));
        return builder;
    }

    /// <summary>
    /// Adds a trained model, with the plugins beside the program and beside the model, and a <see cref="RecordPredictor{TRecord}"/> of it for any type; it is
    /// loaded when it is first asked for.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="path">A model file, or a run folder that holds <c>model.safetensors</c>.</param>
    public static FnnKitBuilder AddFnnKitModel(this IServiceCollection services, string path)
    {
        ArgumentNullException.ThrowIfNull(services);
        string file = Path.GetFullPath(Directory.Exists(path) ? Path.Combine(path, "model.safetensors") : path);
        var builder = new FnnKitBuilder(services);
        services.AddLogging();
        services.TryAddSingleton(provider => builder.CreateCatalogue(provider, Path.GetDirectoryName(file), new PluginOptions()));
        services.TryAddSingleton<IPartSource>(provider => provider.GetRequiredService<PluginCatalogue>());
        services.AddSingleton(provider => Model.Load(file, provider.GetRequiredService<IPartSource>()));
        services.AddSingleton(typeof(RecordPredictor<>));
        return builder;
    }
}
