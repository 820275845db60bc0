using System.Globalization;

namespace FnnKit.Testing;

/// <summary>Records what a callback requests, for tests of callbacks.</summary>
/// <example><code>
/// var host = new RecordingCallbackHost();
/// var run = new GoodEnough { Reports = 1 }.Start();
/// run.After(new EpochReport { Epoch = 1, Step = 10, Values = new Dictionary&lt;string, double&gt; { ["loss"] = 0.001 } }, host);
/// Assert.Equal(["Stop"], host.Take());
/// </code></example>
public sealed class RecordingCallbackHost : ICallbackHost
{
    private readonly List<string> _requests = [];

    /// <summary>The reason of the last <see cref="ICallbackHost.Stop"/> or <see cref="ICallbackHost.Fail"/>; null before the first.</summary>
    public string? Reason { get; private set; }

    /// <summary>The product of all factors for the learning rate.</summary>
    public double RateFactor { get; private set; } = 1;

    /// <summary>Returns the requests since the last call by the names of their methods, with factors and texts in parentheses, and forgets them.</summary>
    public string[] Take()
    {
        string[] requests = [.. _requests];
        _requests.Clear();
        return requests;
    }

    /// <inheritdoc/>
    public void Stop(string reason) => End(nameof(Stop), reason);

    /// <inheritdoc/>
    public void Fail(string reason) => End(nameof(Fail), reason);

    /// <inheritdoc/>
    public void KeepWeights() => _requests.Add(nameof(KeepWeights));

    /// <inheritdoc/>
    public void SaveCheckpoint() => _requests.Add(nameof(SaveCheckpoint));

    /// <inheritdoc/>
    public void ScaleLearningRate(double factor)
    {
        if (!double.IsFinite(factor) || factor <= 0)
            throw new ArgumentOutOfRangeException(nameof(factor), factor, "A factor for the learning rate is a finite number above 0.");
        _requests.Add(string.Create(CultureInfo.InvariantCulture, $"{nameof(ScaleLearningRate)}({factor:R})"));
        RateFactor *= factor;
    }

    /// <inheritdoc/>
    public void Write(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        _requests.Add($"{nameof(Write)}({text})");
    }

    private void End(string request, string reason)
    {
        ArgumentNullException.ThrowIfNull(reason);
        _requests.Add(request);
        Reason = reason;
    }
}
