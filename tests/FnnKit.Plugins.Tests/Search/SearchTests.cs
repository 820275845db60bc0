using FnnKit.Searches;

namespace FnnKit.Plugins.Tests.Search;

public sealed class SearchTests
{
    private static readonly SearchSpace Plane = new([new("x", ParameterKind.Number) { From = -1, To = 3 }, new("y", ParameterKind.Number) { From = 0.01, To = 100, IsLogarithmic = true }]);

    [Fact]
    public void Grid_tries_every_combination_once_and_then_ends()
    {
        var space = new SearchSpace(
        [
            new("kind", ParameterKind.Choice) { Choices = 2 },
            new("rate", ParameterKind.Number) { From = 1, To = 100, IsLogarithmic = true, Condition = new SearchCondition(0, [1]) },
            new("units", ParameterKind.Integer) { From = 2, To = 6, Step = 2 },
        ]);
        var points = new GridSearch { Points = 3 }.Propose(new SearchRequest(space, [], 0, 1, 100));
        string[] expected = ["0 NaN 2", "0 NaN 4", "0 NaN 6", .. new[] { 1, 10, 100 }.SelectMany(rate => new[] { 2, 4, 6 }.Select(units => FormattableString.Invariant($"1 {rate} {units}")))];
        Assert.Equal(expected, points.Select(point => string.Join(' ', point.Select(value => FormattableString.Invariant($"{Math.Round(value, 9)}")))));
        Assert.Equal(points[5], Assert.Single(new GridSearch { Points = 3 }.Propose(new SearchRequest(space, [], 0, 6, 1))));
        Assert.Empty(new GridSearch { Points = 3 }.Propose(new SearchRequest(space, [], 0, 13, 8)));
    }

    [Fact]
    public void Halton_fills_the_plane_evenly()
    {
        var points = new HaltonSearch().Propose(new SearchRequest(Plane, [], 3, 1, 64));
        // Of 64 points each of four quarters of either range gets 16, give or take one or two.
        foreach (var share in new Func<double[], double>[] { point => (point[0] + 1) / 4, point => (Math.Log10(point[1]) + 2) / 4 })
            Assert.All(points.GroupBy(point => (int)(4 * share(point))), quarter => Assert.InRange(quarter.Count(), 14, 18));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Tpe_comes_nearer_to_a_minimum_than_random(int seed)
    {
        double tpe = Best(new TpeSearch(), seed), random = Best(new RandomSearch(), seed);
        Assert.True(tpe < random, $"{tpe} instead of less than {random}");
        Assert.True(tpe < 0.02, $"{tpe}");
    }

    [Fact]
    public void Tpe_does_not_propose_the_region_of_trials_that_failed()
    {
        // All trials with x above 1 failed; those below are equally good.
        var trials = Enumerable.Range(1, 40).Select(number =>
        {
            double[] point = [-1 + (number * 0.1), 1];
            return new SearchTrial(number, point, point[0] > 1 ? TrialState.Failed : TrialState.Completed, point[0] > 1 ? double.NaN : 1);
        }).ToArray();
        var points = new TpeSearch().Propose(new SearchRequest(Plane, trials, 5, 41, 20));
        Assert.InRange(points.Count(point => point[0] <= 1), 15, 20);
    }

    [Fact]
    public void Tpe_prefers_the_choice_that_is_better()
    {
        var space = new SearchSpace([new("kind", ParameterKind.Choice) { Choices = 4 }]);
        var trials = Enumerable.Range(1, 40).Select(number => new SearchTrial(number, [number % 4], TrialState.Completed, number % 4 == 2 ? 0 : 1)).ToArray();
        Assert.All(new TpeSearch().Propose(new SearchRequest(space, trials, 1, 41, 5)), point => Assert.Equal(2, point[0]));
    }

    private static double Best(ISearch search, int seed)
    {
        var trials = new List<SearchTrial>();
        while (trials.Count < 80)
        {
            foreach (double[] point in search.Propose(new SearchRequest(Plane, [.. trials], (ulong)seed, trials.Count + 1, 4)))
                trials.Add(new(trials.Count + 1, point, TrialState.Completed, Math.Pow(point[0] - 0.3, 2) + Math.Pow(Math.Log10(point[1]) + 0.5, 2)));
        }

        return trials.Min(trial => trial.Value);
    }
}
