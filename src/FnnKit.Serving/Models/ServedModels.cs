using Microsoft.Extensions.Logging;

namespace FnnKit.Serving;

/// <summary>All models of a server.</summary>
internal sealed class ServedModels : IDisposable
{
    private readonly Dictionary<string, ServedModel> _models;
    private readonly ServeMetrics _metrics;
    private readonly CancellationTokenSource _stopped = new();
    private bool _isDraining;

    /// <summary>Reads all models.</summary>
    /// <exception cref="FnnKitException">There is none, two have one name, or one cannot be used.</exception>
    public ServedModels(ServeOptions options, IPartSource parts, ServeMetrics metrics, ILogger<ServedModels> logger)
    {
        if (options.Models.Count == 0)
            throw new ModelException("There is no model to serve. Name one: a model file or a run folder.");
        (Options, _metrics, Keys) = (options, metrics, new ApiKeys(options.ApiKeys));
        var loader = new ModelLoader(parts, options, metrics);
        All = [.. options.Models.GroupBy(model => model.Name, StringComparer.Ordinal)
            .Select(group => new ServedModel(group.Key, [.. group.Select(model => new ServedVersion(model, loader, metrics, logger))]))];
        _models = All.ToDictionary(model => model.Name, StringComparer.Ordinal);
        foreach (var version in Versions)
            version.Load();
        Observe();
    }

    /// <summary>The options of the server.</summary>
    public ServeOptions Options { get; }

    /// <summary>Checks the keys of clients.</summary>
    public ApiKeys Keys { get; }

    /// <summary>The models, in their order.</summary>
    public IReadOnlyList<ServedModel> All { get; }

    /// <summary>Whether new requests should be sent: false once the server is stopping.</summary>
    public bool IsReady => !Volatile.Read(ref _isDraining);

    private IEnumerable<ServedVersion> Versions => All.SelectMany(model => model.Versions);

    /// <summary>A model.</summary>
    /// <exception cref="RequestException">There is none of that name.</exception>
    public ServedModel Find(string name) => _models.TryGetValue(name, out var model) ? model
        : throw RequestException.NotFound($"There is no model '{(name.Length > 100 ? name[..100] + "…" : name)}'; there is {NameList.Format(All.Select(one => one.Name))}.");

    /// <summary>Looks at the files again and again until the server stops.</summary>
    public async Task WatchAsync(TimeProvider time)
    {
        if (Options.ReloadSeconds <= 0)
            return;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(Options.ReloadSeconds), time);
        try
        {
            while (await timer.WaitForNextTickAsync(_stopped.Token).ConfigureAwait(false))
            {
                foreach (var version in Versions)
                    await version.LookAsync(_stopped.Token).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }

    /// <summary>Says that no further requests should be sent. Those that come are still answered.</summary>
    public void Drain()
    {
        Volatile.Write(ref _isDraining, true);
        if (!_stopped.IsCancellationRequested)
            _stopped.Cancel();
    }

    public void Dispose()
    {
        Drain();
        _stopped.Dispose();
        foreach (var version in Versions)
            version.Dispose();
    }

    private void Observe()
    {
        _metrics.Observe("fnnkit.queue.length", "{row}", "Rows that wait to be predicted.", () => Versions.Select(
            version => new System.Diagnostics.Metrics.Measurement<int>(version.Current.Batcher.Waiting, Tags(version))));
        _metrics.Observe("fnnkit.model.info", "{model}", "The models that answer now; the tag 'digest' is the SHA-256 of the file.", () => Versions.Select(
            version => new System.Diagnostics.Metrics.Measurement<int>(1, [.. Tags(version), new("digest", version.Current.Digest)])));
        _metrics.Observe("fnnkit.column.drift", "{index}", "Population stability index of the last values of a column against training; above 0.25 the column has changed.", () => Versions.SelectMany(
            version => version.Current.Drift.Compute().Select(drift => new System.Diagnostics.Metrics.Measurement<double>(drift.Index, [.. Tags(version), new("column", drift.Column)]))));
    }

    private static KeyValuePair<string, object?>[] Tags(ServedVersion version) => [new("model", version.Options.Name), new("version", version.Options.Version)];
}
