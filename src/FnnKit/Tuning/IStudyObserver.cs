namespace FnnKit;

/// <summary>Follows a study. It cannot change or end it: what it throws is ignored.</summary>
/// <remarks>No two methods are called at once, except those of the observers that <see cref="Follow"/> returns.</remarks>
public interface IStudyObserver
{
    /// <summary>The work begins.</summary>
    /// <param name="start">The study.</param>
    void Started(StudyStart start)
    {
    }

    /// <summary>A worker of this process begins a trial, or continues one.</summary>
    /// <param name="number">The number of the trial.</param>
    /// <param name="settings">The settings of the trial by path, in words.</param>
    void TrialStarted(int number, IReadOnlyDictionary<string, string> settings)
    {
    }

    /// <summary>Gives an observer of the training of a trial, which gets the events of any training; null for none.</summary>
    /// <param name="number">The number of the trial.</param>
    ITrainingObserver? Follow(int number) => null;

    /// <summary>A worker of this process has finished a trial.</summary>
    /// <param name="trial">What came of it.</param>
    void TrialEnded(TuneTrial trial)
    {
    }

    /// <summary>The study has ended.</summary>
    /// <param name="result">What came of it.</param>
    void Finished(StudyResult result)
    {
    }
}
