using FnnKit.Searches;

namespace FnnKit.Plugins.Tests.Search;

public sealed class PrunerTests
{
    [Theory]
    [InlineData(2.9, false)]
    [InlineData(3.0, false)]
    [InlineData(3.1, true)]
    [InlineData(double.NaN, true)]
    public void Median_ends_what_is_worse_than_the_median(double value, bool prunes)
        => Assert.Equal(prunes, new MedianPruner().Prunes(Request([value], Others(1, 2, 3, 4, 5))));

    [Fact]
    public void Median_waits_for_enough_trials_and_for_its_warmup()
    {
        Assert.False(new MedianPruner().Prunes(Request([9], Others(1, 2, 3, 4))));
        Assert.False(new MedianPruner { Warmup = 1 }.Prunes(Request([9], Others(1, 2, 3, 4, 5))));
        Assert.True(new MedianPruner { Startup = 4 }.Prunes(Request([9], Others(1, 2, 3, 4))));
    }

    [Theory]
    [InlineData(0.5, false)]
    [InlineData(1.5, false)]
    [InlineData(2.5, true)]
    public void Halving_lets_the_best_part_go_on_at_a_rung(double value, bool prunes)
        => Assert.Equal(prunes, new HalvingPruner { Smallest = 1 }.Prunes(Request([value], Others(1, 2, 3, 4, 5, 6, 7))));

    [Fact]
    public void Halving_compares_at_rungs_only_and_never_at_the_end()
    {
        var others = Others(1, 2, 3, 4, 5, 6, 7);
        // Rungs lie at 1, 4 and 16, of which 16 is the end.
        for (int budget = 1; budget <= 16; budget++)
            Assert.Equal(budget is 1 or 4, new HalvingPruner { Smallest = 1 }.Prunes(Request([.. Enumerable.Repeat(100.0, budget)], others)));
    }

    [Fact]
    public void Hyperband_has_brackets_that_begin_later()
    {
        var others = Others([.. Enumerable.Range(1, 30).Select(i => (double)i)]);
        int[] first = [.. Enumerable.Range(31, 60).Select(number => Enumerable.Range(1, 16).FirstOrDefault(budget
            => new HyperbandPruner { Smallest = 1 }.Prunes(new PruningRequest(number, Values([.. Enumerable.Repeat(100.0, budget)]), others, 16, 1))))];
        // Rungs of factor 3 below 16 are 1, 3 and 9.
        Assert.Equal([1, 3, 9], first.Distinct().Order());
        Assert.True(first.Count(rung => rung == 1) > first.Count(rung => rung == 9));
    }

    [Theory]
    // scipy.stats.wilcoxon(differences, alternative="greater", method="exact").pvalue
    [InlineData(new[] { 1.0, 2, 3 }, 0.125)]
    [InlineData(new[] { 1.0, 2, 3, 4 }, 0.0625)]
    [InlineData(new[] { 1.0, -2, 3, 4, 5 }, 0.09375)]
    [InlineData(new[] { -1.0, -2, -3 }, 1.0)]
    public void Wilcoxon_has_the_exact_probability(double[] differences, double probability)
    {
        // The best trial has 0 in every fold.
        var best = new SearchTrial(1, [], TrialState.Completed, 0) { Values = Values(new double[differences.Length]) };
        var request = new PruningRequest(2, Values(differences), [best], 10, 1);
        Assert.False(new WilcoxonPruner { Significance = probability }.Prunes(request));
        Assert.Equal(differences.Average() > 0, new WilcoxonPruner { Significance = Math.Min(1, probability + 1e-9) }.Prunes(request));
    }

    private static PruningRequest Request(double[] values, SearchTrial[] others) => new(others.Length + 1, Values(values), others, 16, 1);

    private static IntermediateValue[] Values(double[] values) => [.. values.Select((value, i) => new IntermediateValue(i + 1, value))];

    /// <summary>Trials that had the same value at each budget.</summary>
    private static SearchTrial[] Others(params double[] values)
        => [.. values.Select((value, i) => new SearchTrial(i + 1, [], TrialState.Completed, value) { Values = Values([.. Enumerable.Repeat(value, 16)]) })];
}
