namespace FnnKit;

/// <summary>
/// Looks on while a network trains and says what to do. It cannot kill a run: an exception is reported, and training goes on without that callback's word.
/// What it has to remember lies in numbers that the host keeps and saves with checkpoints.
/// </summary>
public interface ICallback
{
    /// <summary>How many numbers it remembers; they are zero when a run begins.</summary>
    int StateSize => 0;

    /// <summary>Asks to be called after every so many epochs, reported or not; 0 for the reported ones alone.</summary>
    int EveryEpochs => 0;

    /// <summary>Asks to be called after every so many steps; 0 for never.</summary>
    int EverySteps => 0;

    /// <summary>How many of the checkpoints that it asks for are worth keeping; the oldest go first.</summary>
    int CheckpointsKept => 1;

    /// <summary>The name of the value in the reports that it cannot do without, such as <c>validation_loss</c>; null for none in particular.</summary>
    string? Watches => null;

    /// <summary>Looks at an epoch that has ended.</summary>
    /// <param name="report">What is known of it.</param>
    /// <param name="state">What the callback remembers.</param>
    CallbackResult OnEpoch(EpochReport report, Memory<double> state);

    /// <summary>Looks at a step that has been taken.</summary>
    /// <param name="report">What is known of it.</param>
    /// <param name="state">What the callback remembers.</param>
    CallbackResult OnStep(StepReport report, Memory<double> state) => CallbackResult.Continue;

    /// <summary>What the learning rate of the next steps is multiplied by, as what the callback remembers says; null to leave it as it is.</summary>
    double? LearningRateFactor(ReadOnlyMemory<double> state) => null;

    /// <summary>The name of the file in the folder of the run that gets what the callback says; null to say it to those who follow the run.</summary>
    string? LogFile => null;

    /// <summary>What to say of an epoch, after <see cref="OnEpoch"/>: whole lines, each with its end; null for nothing.</summary>
    string? Say(EpochReport report, Memory<double> state) => null;

    /// <summary>What to say of a step, after <see cref="OnStep"/>: whole lines, each with its end; null for nothing.</summary>
    string? Say(StepReport report, Memory<double> state) => null;
}
