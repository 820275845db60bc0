namespace FnnKit;

/// <summary>Makes the setup of a trial: the configuration of the study with the settings of the trial laid over it.</summary>
public interface ITrialSetups
{
    /// <summary>Makes the setup of a point.</summary>
    /// <param name="point">For each entry of the space a number, the index of a choice, or NaN where the setting does not exist.</param>
    /// <exception cref="FnnKitException">Such a setup cannot be trained.</exception>
    TrainingSetup Create(IReadOnlyList<double> point);
}
