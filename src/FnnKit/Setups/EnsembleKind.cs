namespace FnnKit;

/// <summary>What makes the members of an ensemble differ.</summary>
public enum EnsembleKind
{
    /// <summary>Each member starts from other weights and sees the samples in another order; all train on the same samples.</summary>
    Seeds,

    /// <summary>The samples that are not held back for the test are dealt out into folds. Each member validates on one of them and trains on all others.</summary>
    Folds,
}
