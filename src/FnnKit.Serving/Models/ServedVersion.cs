using Microsoft.Extensions.Logging;

namespace FnnKit.Serving;

/// <summary>One version of a served model: the model that answers now, and the file that may bring another one.</summary>
internal sealed partial class ServedVersion(ServedModelOptions options, ModelLoader loader, ServeMetrics metrics, ILogger logger) : IDisposable
{
    private readonly SemaphoreSlim _reloading = new(1, 1);
    private readonly string _path = ModelLoader.Locate(options.Path);
    private LoadedModel? _current;
    private FileStamp _read, _seen;

    /// <summary>The name, path, version and share.</summary>
    public ServedModelOptions Options => options;

    /// <summary>The model that answers now. A request takes it once and finishes with it.</summary>
    public LoadedModel Current => Volatile.Read(ref _current) ?? throw new InvalidOperationException("The model is not loaded.");

    /// <summary>Why the newest file is not the one that answers; null if it is.</summary>
    public string? Problem { get; private set; }

    /// <summary>Reads the model for the first time.</summary>
    /// <exception cref="FnnKitException">It cannot be used.</exception>
    public void Load()
    {
        _read = _seen = FileStamp.Look(_path);
        _current = loader.Load(options);
        LogLoaded(options.Name, options.Version, _current.Digest, _current.IsVerified ? "verified by its test vectors" : "it has no test vectors to verify");
    }

    /// <summary>Looks at the file, and takes it once it has stopped changing.</summary>
    public async Task LookAsync(CancellationToken cancellation)
    {
        var stamp = FileStamp.Look(_path);
        bool isStill = stamp == _seen;
        _seen = stamp;
        if (isStill && stamp != _read)
            await ReloadAsync(cancellation).ConfigureAwait(false);
    }

    public void Dispose() => _reloading.Dispose();

    /// <summary>Reads the file, and exchanges the model in one step if it can be used; otherwise the old one stays.</summary>
    /// <returns>Whether the file is the model that answers now.</returns>
    public async Task<bool> ReloadAsync(CancellationToken cancellation)
    {
        await _reloading.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            return Exchange();
        }
        finally
        {
            _reloading.Release();
        }
    }

    private bool Exchange()
    {
        _read = FileStamp.Look(_path);
        try
        {
            var old = Current;
            if (FileStamp.Digest(_path) == old.Digest)
            {
                Problem = null;
                return true;
            }

            var next = loader.Load(options);
            Volatile.Write(ref _current, next);
            Problem = null;
            metrics.AddReload(options.Name, worked: true);
            LogExchanged(options.Name, options.Version, old.Digest, next.Digest);
            return true;
        }
#pragma warning disable CA1031 // Whatever is wrong with a new file, the old model stays.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Problem = exception.Message;
            metrics.AddReload(options.Name, worked: false);
            LogKept(options.Name, options.Version, exception.Message);
            return false;
        }
    }

    [LoggerMessage(1, LogLevel.Information, "Model {Model} version {Version} is ready, SHA-256 {Digest}; {Verification}.")]
    private partial void LogLoaded(string model, string version, string digest, string verification);

    [LoggerMessage(2, LogLevel.Information, "Model {Model} version {Version} was exchanged: {OldDigest} is now {NewDigest}.")]
    private partial void LogExchanged(string model, string version, string oldDigest, string newDigest);

    [LoggerMessage(3, LogLevel.Error, "Model {Model} version {Version} has a new file that cannot be used, and the old one stays: {Problem}")]
    private partial void LogKept(string model, string version, string problem);
}
