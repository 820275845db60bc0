using System.Globalization;
using System.Text;

namespace FnnKit;

/// <summary>What came of a training.</summary>
public sealed record TrainingResult
{
    /// <summary>The trained model.</summary>
    /// <exception cref="OperationCanceledException">The training was cancelled, so that its model has not finished training.</exception>
    public required Model Model
    {
        get => StopReason != StopReason.Cancelled ? UnfinishedModel : throw new OperationCanceledException(
            $"The training was cancelled after step {Steps}, so its model has not finished training. Resume the run, or take 'UnfinishedModel' to use the model as it stands.");
        init => UnfinishedModel = value;
    }

    /// <summary>The model as it stands, also of a training that was cancelled.</summary>
    public Model UnfinishedModel { get; private init; } = null!;

    /// <summary>Where the run is stored; null if it is not stored.</summary>
    public string? Location { get; init; }

    /// <summary>Why the training ended.</summary>
    public required StopReason StopReason { get; init; }

    /// <summary>The callback that ended the training, where one did.</summary>
    public string? StoppedBy { get; init; }

    /// <summary>Why that callback ended the training, as a clause such as <c>the time limit of 60 s is reached</c>.</summary>
    public string? StopMessage { get; init; }

    /// <summary>The number of epochs that ended.</summary>
    public required long Epochs { get; init; }

    /// <summary>The number of steps taken.</summary>
    public required long Steps { get; init; }

    /// <summary>The reports of the epochs, in order.</summary>
    public required IReadOnlyList<EpochReport> History { get; init; }

    /// <summary>The step whose weights the model has; smaller than <see cref="Steps"/> where a callback kept better ones.</summary>
    public required long WeightsOfStep { get; init; }

    /// <summary>Loss and metrics of the test part; empty if there is none.</summary>
    public required IReadOnlyDictionary<string, double> Test { get; init; }

    /// <summary>What constant predictions reach on the test part; null if there is none.</summary>
    public Baseline? Baseline { get; init; }

    /// <summary>The model before it was trained on all samples; null if it was not, or if no ensemble needs it.</summary>
    internal Model? Judged { get; init; }

    /// <summary>How many samples were trained on, validated on and tested on.</summary>
    public required DataSplit Split { get; init; }

    /// <summary>Names how the training ended; the model of one that was cancelled cannot be printed.</summary>
    private bool PrintMembers(StringBuilder builder)
    {
        builder.Append(CultureInfo.InvariantCulture, $"StopReason = {StopReason}, Epochs = {Epochs}, Steps = {Steps}, WeightsOfStep = {WeightsOfStep}");
        return true;
    }
}
