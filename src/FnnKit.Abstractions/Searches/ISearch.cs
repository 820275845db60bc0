namespace FnnKit;

/// <summary>
/// Proposes the settings of trials, a generation at a time. A proposal is a function of the request alone: it draws from a <see cref="RandomStream"/> of the seed
/// and the numbers of the trials, and keeps nothing between calls. That is why a study is the same whoever works on it.
/// </summary>
public interface ISearch
{
    /// <summary>Proposes a generation.</summary>
    /// <param name="request">The space, and what is known so far.</param>
    /// <returns>The points of the trials, in order. Fewer than were asked for end the study: there is nothing else to try.</returns>
    IReadOnlyList<double[]> Propose(SearchRequest request);
}
