using System.CommandLine;
using System.Globalization;
using FnnKit.Serving;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Connections;
using Microsoft.Extensions.Hosting;

namespace FnnKit.Cli;

/// <summary><c>fnn serve MODEL…</c>: answers requests over HTTP and gRPC until it is stopped.</summary>
internal static class ServeCommand
{
    public static Command Create()
    {
        var command = new CommandDeclaration("serve", "Serves models over HTTP: the Open Inference Protocol, rows by column name, and a page to try them.");
        var models = command.Add(new Argument<string[]>("model")
        {
            Description = "A run folder or a model file, as PATH, NAME=PATH or NAME@VERSION=PATH; several give several models or versions.",
            Arity = ArgumentArity.ZeroOrMore,
        });
        var listen = command.Option<string[]>("--listen", "An address to listen on; by default http://127.0.0.1:8080. May be given more than once.", "URL", []);
        var shares = command.Option<string[]>("--share", "The share of requests for a version, such as churn@2=0.1; the rest goes to the last version without one.", "NAME@VERSION=SHARE", []);
        var configuration = command.Option<string?>("--config", "A configuration file with the section FnnKit:Serve.", "FILE");
        var sets = command.Sets();
        return command.Runs(run => RunAsync(run, run.Get(configuration), run.Get(models), run.Get(listen), run.Get(shares), run.Get(sets)));
    }

    private static async Task<int> RunAsync(CommandRun run, string? configuration, string[] models, string[] listen, string[] shares, string[] sets)
    {
        var settings = configuration is null ? SettingSources.ReadWithoutFile(sets) : SettingSources.Read(configuration, sets);
        var options = SetupReader.ReadServing(settings);
        ServedModelOptions[] named = [.. options.Models, .. models.Select(ModelOf)];
        foreach (string share in shares)
            SetShare(named, share);
        options = options with { Models = named, Listen = listen.Length > 0 ? listen : options.Listen };
        RequireValid(options);
        await using var app = ModelServer.Create(options, builder => AddPlugins(builder, run.Plugins, named));
        using var stop = run.Console.OnInterrupt(() => { app.Lifetime.StopApplication(); return true; });
        using var cancelled = run.Cancellation.Register(app.Lifetime.StopApplication);
        await StartAsync(app, options, run.Cancellation);
        run.Output.WriteLine($"serving {string.Join(", ", named.Select(model => model.Name).Distinct())} on {string.Join(" and ", app.Urls)}; Ctrl+C stops");
        await app.WaitForShutdownAsync(CancellationToken.None);
        return ExitCode.Done;
    }

    private static async Task StartAsync(WebApplication app, ServeOptions options, CancellationToken cancellation)
    {
        try
        {
            await app.StartAsync(cancellation);
        }
        catch (IOException exception) when (exception.InnerException is AddressInUseException)
        {
            throw new IOException($"An address is in use: {string.Join(", ", options.Listen.Append(options.ListenGrpc).OfType<string>())}. Stop what uses it, or name another with --listen.", exception);
        }
    }

    private static ServedModelOptions ModelOf(string argument)
    {
        int equals = argument.IndexOf('=', StringComparison.Ordinal);
        // A path that exists is meant as it is, whatever characters it has.
        if (equals < 0 || Path.Exists(argument))
            return new ServedModelOptions { Name = ModelNames.Derive(argument), Path = argument };
        string[] name = argument[..equals].Split('@', 2);
        return new ServedModelOptions { Name = name[0], Version = name.Length > 1 ? name[1] : "1", Path = argument[(equals + 1)..] };
    }

    private static void SetShare(ServedModelOptions[] models, string share)
    {
        string[] parts = share.Split('=', 2);
        var found = models.Where(model => $"{model.Name}@{model.Version}" == parts[0]).ToArray();
        if (found.Length == 0)
            throw new ModelException($"--share names '{parts[0]}', but the versions are {NameList.Format(models.Select(model => $"{model.Name}@{model.Version}"))}.");
        if (parts.Length < 2 || !double.TryParse(parts[1], NumberStyles.Float, CultureInfo.InvariantCulture, out double value) || value is not (>= 0 and <= 1))
            throw new ModelException($"--share is '{share}', but must be NAME@VERSION=SHARE with a share from 0 to 1, such as {parts[0]}=0.1.");
        found[0].Share = value;
    }

    /// <summary>Checks what came from the command line as the settings are checked.</summary>
    private static void RequireValid(ServeOptions options)
    {
        var failures = new List<System.ComponentModel.DataAnnotations.ValidationResult>();
        foreach (object target in options.Models.Cast<object>().Append(options))
            System.ComponentModel.DataAnnotations.Validator.TryValidateObject(target, new(target), failures, validateAllProperties: true);
        if (failures.Count > 0)
            throw new ModelException(string.Join(Environment.NewLine, failures.Select(failure => failure.ErrorMessage)));
    }

    private static void AddPlugins(FnnKitBuilder builder, PluginChoice plugins, IEnumerable<ServedModelOptions> models)
    {
        foreach (string folder in plugins.Folders.Concat(models.SelectMany(FoldersOf)).Distinct())
            builder.AddPluginFolder(folder);
        if (plugins.Locked)
            builder.RequireLockedPlugins();
    }

    /// <summary>The plugin folders that the configuration of a run names.</summary>
    private static IEnumerable<string> FoldersOf(ServedModelOptions model)
        => ModelLocation.Find(model.Path).ConfigurationPath is { } configuration ? SetupReader.ReadPlugins(SettingReader.ReadFile(configuration)).Folders : [];
}
