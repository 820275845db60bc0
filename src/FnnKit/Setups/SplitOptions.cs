using System.ComponentModel.DataAnnotations;

namespace FnnKit;

/// <summary>Which shares of the data are held back from training.</summary>
public sealed record SplitOptions
{
    /// <summary>The share that is measured while training goes on; 0 for none.</summary>
    [Range(0.0, 0.99)]
    public double Validation { get; set; }

    /// <summary>The share that is measured once, at the end; 0 for none.</summary>
    [Range(0.0, 0.99)]
    public double Test { get; set; }

    /// <summary>Whether each class keeps its share in every part; only where targets are classes.</summary>
    public bool Stratify { get; set; }

    /// <summary>
    /// For cross-validation, how many folds the data is dealt out into: a run for each tests on it and trains on the others. <see cref="Test"/> is then not used.
    /// </summary>
    [Range(2, 1000)]
    public int? Folds { get; set; }

    /// <summary>The one fold, from 1, that a run tests on; by default each in turn.</summary>
    [Range(1, 1000)]
    public int? Fold { get; set; }

    /// <summary>How many folds the samples that are not for the test are dealt out into, for a run that validates on one of them. <see cref="Validation"/> is then not used.</summary>
    [Range(2, 1000)]
    public int? ValidationFolds { get; set; }

    /// <summary>The fold, from 1, that a run validates on; by default the first.</summary>
    [Range(1, 1000)]
    public int? ValidationFold { get; set; }
}
