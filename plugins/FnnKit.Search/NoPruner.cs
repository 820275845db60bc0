namespace FnnKit.Searches;

/// <summary>Ends no trial early.</summary>
[Pruner("none")]
public sealed class NoPruner : IPruner
{
    /// <inheritdoc/>
    public bool Prunes(PruningRequest request) => false;
}
