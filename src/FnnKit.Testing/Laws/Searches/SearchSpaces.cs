namespace FnnKit.Testing.Laws;

/// <summary>Spaces and trials to try searches and pruners on.</summary>
internal static class SearchSpaces
{
    public const ulong Seed = 7;

    /// <summary>One of each kind of parameter, with one that depends on a choice.</summary>
    public static SearchSpace Mixed { get; } = new(
    [
        new("Kind", ParameterKind.Choice) { Choices = 3 },
        new("Rate", ParameterKind.Number) { From = 1e-4, To = 1, IsLogarithmic = true },
        new("Share", ParameterKind.Number) { From = -2, To = 0.5, Condition = new SearchCondition(0, [1, 2]) },
        new("Units", ParameterKind.Integer) { From = 8, To = 64, Step = 8 },
        new("Depth", ParameterKind.Integer) { From = 1, To = 32, IsLogarithmic = true },
    ]);

    /// <summary>Trials of all states, with ties.</summary>
    public static IReadOnlyList<SearchTrial> Trials(int count)
        => [.. Enumerable.Range(1, count).Select(number =>
        {
            var random = new RandomStream(Seed, "laws.trials", (ulong)number);
            double[] point = Mixed.Create(parameter => random.Uniform((ulong)parameter));
            double value = Math.Floor(10 * random.Uniform(100));
            var state = number % 7 == 0 ? TrialState.Failed : number % 3 == 0 ? TrialState.Pruned : TrialState.Completed;
            return new SearchTrial(number, point, state, state == TrialState.Failed ? double.NaN : value)
            {
                Values = state == TrialState.Failed ? [] : [.. Enumerable.Range(1, state == TrialState.Pruned ? 4 : 16).Select(budget => new IntermediateValue(budget, value + (10.0 / budget)))],
            };
        })];

    /// <summary>A point in words.</summary>
    public static string Format(IEnumerable<double> point) => $"({string.Join(", ", point.Select(value => FormattableString.Invariant($"{value:R}")))})";
}
