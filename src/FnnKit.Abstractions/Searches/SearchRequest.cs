namespace FnnKit;

/// <summary>Asks a search for the next generation of trials.</summary>
/// <param name="Space">The settings to vary.</param>
/// <param name="Trials">All trials of the generations before, in the order of their numbers.</param>
/// <param name="Seed">Where random numbers come from.</param>
/// <param name="First">The number of the first trial to propose, from 1.</param>
/// <param name="Count">How many trials to propose.</param>
public sealed record SearchRequest(SearchSpace Space, IReadOnlyList<SearchTrial> Trials, ulong Seed, int First, int Count);
