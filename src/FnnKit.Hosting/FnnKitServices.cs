using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace FnnKit;

/// <summary>Adds FnnKit to a host.</summary>
public static class FnnKitServices
{
    /// <summary>
    /// Adds the plugin catalogue, the setup that the configuration describes, a trainer for it, and a tuner. Everything is made when it is first asked for; settings
    /// that are wrong are then reported all at once. A host that is started (<c>IHost.StartAsync</c>) reads the settings before it starts anything, so that it
    /// does not start with wrong ones; a section that holds nothing but <c>Plugins</c> is for using models, and describes no training.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="configuration">The host's configuration, with the section <c>FnnKit</c>.</param>
    /// <exception cref="InvalidOperationException">The container already has settings.</exception>
    public static FnnKitBuilder AddFnnKit(this IServiceCollection services, IConfiguration configuration)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        return services.AddFnnKit(() => ConfigurationSettings.Read(configuration));
    }

    /// <summary>Adds the same from a configuration file, with the overlay and the environment variables that the command <c>fnn</c> reads.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="path">A configuration file, or a folder that holds <c>appsettings.json</c>.</param>
    /// <exception cref="InvalidOperationException">The container already has settings.</exception>
    public static FnnKitBuilder AddFnnKit(this IServiceCollection services, string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return services.AddFnnKit(() => SettingSources.Read(path, []));
    }

    /// <summary>Adds the same from settings that are read by the application.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="settings">Gives the settings, with the section <c>FnnKit</c>.</param>
    /// <exception cref="InvalidOperationException">The container already has settings.</exception>
    public static FnnKitBuilder AddFnnKit(this IServiceCollection services, Func<SettingNode> settings)
    {
        ArgumentNullException.ThrowIfNull(settings);
        var builder = services.AddFnnKitPlugins();
        builder.ReadSettings(settings);
        services.AddSingleton(provider => SetupReader.Read(builder.Settings!, provider.GetRequiredService<PluginCatalogue>()));
        services.AddOptionsWithValidateOnStart<StartupCheck>().Configure<IServiceProvider>(StartupCheck.Run);
        services.AddSingleton<ITrainingObserver, LoggingObserver>();
        services.AddTransient<ITrainingObserver, TrainingTelemetry>();
        services.AddTransient<ITrainer>(provider => new HostTrainer(
            provider.GetRequiredService<TrainingSetup>(), provider.GetServices<ITrainingObserver>(), provider.GetRequiredService<PluginCatalogue>(),
            provider.GetRequiredService<TimeProvider>(), builder.Storage));
        services.AddTransient<ICrossValidator>(provider => new HostCrossValidator(
            provider.GetRequiredService<TrainingSetup>(), provider.GetServices<ITrainingObserver>, provider.GetRequiredService<PluginCatalogue>(),
            provider.GetRequiredService<TimeProvider>(), builder.Storage));
        services.AddSingleton<IStudyObserver, LoggingStudyObserver>();
        services.AddTransient<ITuner>(provider => new HostTuner(
            builder, provider.GetRequiredService<PluginCatalogue>(), provider.GetServices<IStudyObserver>(), provider.GetRequiredService<TimeProvider>()));
        return builder;
    }

    /// <summary>Adds the plugin catalogue alone, for programs that look up parts or load models themselves.</summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="folder">A folder whose <c>plugins</c> folder is looked through as well; null for none.</param>
    public static FnnKitBuilder AddFnnKitPlugins(this IServiceCollection services, string? folder = null)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.Where(service => !service.IsKeyedService).Select(service => service.ImplementationInstance).OfType<FnnKitBuilder>().FirstOrDefault() is not { } builder)
        {
            builder = new FnnKitBuilder(services);
            services.AddSingleton(builder);
            services.AddLogging();
            services.TryAddSingleton(TimeProvider.System);
            services.AddSingleton(builder.CreateCatalogue);
            services.AddSingleton<IPartSource>(provider => provider.GetRequiredService<PluginCatalogue>());
        }

        builder.LookBeside(folder);
        return builder;
    }

    /// <summary>
    /// Adds a trained model, with the plugins beside the program and beside the model, and a <see cref="RecordPredictor{TRecord}"/> of it for any type; it is
    /// loaded when it is first asked for.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="path">A model file, or a run folder that holds <c>model.safetensors</c>.</param>
    /// <exception cref="InvalidOperationException">The container already has a model without a name.</exception>
    public static FnnKitBuilder AddFnnKitModel(this IServiceCollection services, string path)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.Any(service => service.ServiceType == typeof(Model) && !service.IsKeyedService))
            throw new InvalidOperationException($"The container already has a model without a name. Name this one: AddFnnKitModel(\"name\", \"{path}\").");
        var builder = services.AddModelFile(null, path, out string file);
        services.AddSingleton(provider => Model.Load(file, provider.GetRequiredService<IPartSource>()));
        services.AddSingleton(typeof(RecordPredictor<>));
        return builder;
    }

    /// <summary>
    /// Adds a trained model under a name, so that a container can have several. Ask for it with <c>[FromKeyedServices("name")] Model</c>, or for its
    /// <see cref="RecordPredictor{TRecord}"/> in the same way.
    /// </summary>
    /// <param name="services">The services of the host.</param>
    /// <param name="name">The name, which is the key of the services.</param>
    /// <param name="path">A model file, or a run folder that holds <c>model.safetensors</c>.</param>
    /// <exception cref="InvalidOperationException">The container already has a model of that name.</exception>
    public static FnnKitBuilder AddFnnKitModel(this IServiceCollection services, string name, string path)
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (services.Any(service => service.ServiceType == typeof(Model) && service.IsKeyedService && name.Equals(service.ServiceKey)))
            throw new InvalidOperationException($"The container already has a model named '{name}'. Give each model a name of its own.");
        var builder = services.AddModelFile(name, path, out string file);
        services.AddKeyedSingleton(name, (provider, _) => Model.Load(file, provider.GetRequiredService<IPartSource>()));
        services.AddKeyedSingleton(typeof(RecordPredictor<>), name, typeof(NamedRecordPredictor<>));
        return builder;
    }

    private static FnnKitBuilder AddModelFile(this IServiceCollection services, string? name, string path, out string file)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        file = Path.GetFullPath(Directory.Exists(path) ? Path.Combine(path, "model.safetensors") : path);
        var builder = services.AddFnnKitPlugins();
        builder.AddModel(name, path);
        builder.LookBesideModel(Path.GetDirectoryName(file)!);
        return builder;
    }
}
