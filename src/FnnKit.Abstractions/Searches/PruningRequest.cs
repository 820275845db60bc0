namespace FnnKit;

/// <summary>Asks a pruner about a trial that has just reported a value.</summary>
/// <param name="Number">The number of the trial, from 1.</param>
/// <param name="Values">What the trial has reached so far, in the order of the budgets; at least one value.</param>
/// <param name="Trials">The trials of complete generations, in the order of their numbers.</param>
/// <param name="Budget">The budget of a trial that is not pruned.</param>
/// <param name="Seed">Where random numbers come from.</param>
public sealed record PruningRequest(int Number, IReadOnlyList<IntermediateValue> Values, IReadOnlyList<SearchTrial> Trials, long Budget, ulong Seed)
{
    /// <summary>The value that has just been reported.</summary>
    public IntermediateValue Last => Values[^1];

    /// <summary>Gets the values that other trials had at a budget; those that did not report one there, or a NaN, are left out.</summary>
    public IEnumerable<double> At(long budget) => At(budget, Trials);

    /// <summary>Gets the values that some trials had at a budget; those that did not report one there, or a NaN, are left out.</summary>
    public static IEnumerable<double> At(long budget, IEnumerable<SearchTrial> trials)
        => trials.SelectMany(trial => trial.Values.Where(value => value.Budget == budget && !double.IsNaN(value.Value)).Take(1)).Select(value => value.Value);
}
