namespace FnnKit;

/// <summary>A trial that the journal proposes.</summary>
/// <param name="Number">Its number, from 1.</param>
/// <param name="Generation">Its generation, from 1.</param>
/// <param name="Point">Its settings.</param>
/// <param name="Earlier">The trials of the generations before, as a pruner compares with them.</param>
internal sealed record ProposedTrial(int Number, int Generation, double[] Point, IReadOnlyList<SearchTrial> Earlier);
