using System.Text;

namespace FnnKit;

/// <summary>What one callback requests in one call.</summary>
internal sealed class CallbackRequests : ICallbackHost
{
    private readonly StringBuilder _text = new();

    /// <summary>Why the training is to end; null if it is not.</summary>
    public string? StopReason { get; private set; }

    /// <summary>Why the training has failed; null if it has not.</summary>
    public string? FailReason { get; private set; }

    /// <summary>Whether the current weights are to be kept.</summary>
    public bool KeepsWeights { get; private set; }

    /// <summary>Whether a checkpoint is to be saved.</summary>
    public bool SavesCheckpoint { get; private set; }

    /// <summary>The factor for the learning rate.</summary>
    public double RateFactor { get; private set; } = 1;

    /// <summary>The text to write; null if there is none.</summary>
    public string? Text => _text.Length == 0 ? null : _text.ToString();

    /// <summary>Forgets the requests of the call before.</summary>
    public void Clear()
    {
        (StopReason, FailReason, KeepsWeights, SavesCheckpoint, RateFactor) = (null, null, false, false, 1);
        _text.Clear();
    }

    /// <inheritdoc/>
    public void Stop(string reason) => StopReason ??= reason ?? throw new ArgumentNullException(nameof(reason));

    /// <inheritdoc/>
    public void Fail(string reason) => FailReason ??= reason ?? throw new ArgumentNullException(nameof(reason));

    /// <inheritdoc/>
    public void KeepWeights() => KeepsWeights = true;

    /// <inheritdoc/>
    public void SaveCheckpoint() => SavesCheckpoint = true;

    /// <inheritdoc/>
    public void ScaleLearningRate(double factor)
    {
        if (!double.IsFinite(factor) || factor <= 0)
            throw new ArgumentOutOfRangeException(nameof(factor), factor, "A factor for the learning rate is a finite number above 0.");
        RateFactor *= factor;
    }

    /// <inheritdoc/>
    public void Write(string text) => _text.Append(text);
}
