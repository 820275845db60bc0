namespace FnnKit;

/// <summary>The runs that the members of an ensemble are trained in. Each is a run like any other, whose settings say which member it trains.</summary>
internal static class EnsembleMembers
{
    /// <summary>The seeds of two members are so far apart that those of another run rarely meet them.</summary>
    private const long SeedStep = 1_000_003;

    /// <summary>Whether a setup asks for all members of an ensemble, not for one run.</summary>
    public static bool AreWanted(TrainingSetup setup) => setup.Ensemble is { Member: null };

    /// <summary>The setup of the run of one member.</summary>
    /// <param name="setup">The setup of the ensemble.</param>
    /// <param name="member">Which one, counted from 1.</param>
    public static TrainingSetup SetupOf(TrainingSetup setup, int member)
    {
        var ensemble = setup.Ensemble!;
        var data = ensemble.Of == EnsembleKind.Seeds ? setup.Data
            : setup.Data with { Split = setup.Data.Split with { Validation = 0, ValidationFolds = ensemble.Members, ValidationFold = member } };
        return setup with { Data = data, Ensemble = ensemble with { Member = member } };
    }

    /// <summary>The seed of the weights, the order of samples, and what layers draw. The split has that of the setup, so that all members share it.</summary>
    public static long SeedOf(TrainingSetup setup) => unchecked(setup.Seed + (((setup.Ensemble?.Member ?? 1) - 1) * SeedStep)) & long.MaxValue;

    /// <summary>What is wrong with an ensemble; null if nothing is.</summary>
    public static (string Path, string Message)? FindProblem(TrainingSetup setup)
    {
        if (setup.Ensemble is not { } ensemble)
            return null;
        var split = setup.Data.Split;
        if (ensemble.Member > ensemble.Members)
            return ("Ensemble:Member", $"'Member' is {ensemble.Member}, but there are {ensemble.Members} members");
        if (ensemble.Of == EnsembleKind.Folds && split.Folds is not null)
            return ("Ensemble:Of", "the folds of a cross-validation are test parts, and its networks need other samples to validate on; set 'Of' to \"Seeds\", or remove 'Data:Split:Folds'");
        if (ensemble.Of == EnsembleKind.Folds && split.Validation > 0)
            return ("Data:Split:Validation", "the members of an ensemble of folds validate on their fold, so 'Validation' has no effect; remove it, or set it to 0");
        if (ensemble.Of == EnsembleKind.Folds && ensemble.Select)
            return ("Ensemble:Select", "a selection needs samples that no member has trained on, but each fold is trained on by all members but one; set 'Select' to false, or 'Of' to \"Seeds\"");
        return ensemble.Select && split.Validation == 0 ? ("Ensemble:Select", "a selection needs a validation part; set 'Data:Split:Validation', or set 'Select' to false") : null;
    }
}
