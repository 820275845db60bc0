namespace FnnKit;

/// <summary>
/// Ends trials that will not become good. A decision is a function of the request alone, which holds the trials of complete generations and no other: so it does
/// not depend on which worker is how fast.
/// </summary>
public interface IPruner
{
    /// <summary>Whether it compares folds, and can do nothing for trials that train once.</summary>
    bool NeedsFolds => false;

    /// <summary>Decides whether a trial ends now.</summary>
    /// <param name="request">The trial, and those to compare it with.</param>
    bool Prunes(PruningRequest request);
}
