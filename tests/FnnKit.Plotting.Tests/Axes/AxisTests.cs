using FsCheck;
using FsCheck.Fluent;

namespace FnnKit.Plotting.Tests;

public class AxisTests
{
    [Theory]
    [InlineData(0, 1, "0.0 0.2 0.4 0.6 0.8 1.0")]
    [InlineData(0.013, 0.39, "0.0 0.1 0.2 0.3 0.4")]
    [InlineData(-3, 8, "-5 0 5 10")]
    [InlineData(0, 1234567, "0 5e5 1e6 1.5e6")]
    [InlineData(1e-7, 4e-7, "1e-7 2e-7 3e-7 4e-7")]
    [InlineData(5, 5, "4.4 4.6 4.8 5.0 5.2 5.4 5.6")]
    [InlineData(0, 0, "0.0 0.2 0.4 0.6 0.8 1.0")]
    public void Ticks_are_numbers_that_people_count_in(double min, double max, string labels)
        => Assert.Equal(labels, string.Join(' ', Axis.Covering([max, min]).Ticks.Select(tick => tick.Label)));

    [Fact]
    public void An_axis_covers_whatever_it_is_given()
    {
        var numbers = ArbMap.Default.ArbFor<NormalFloat>().Generator.Select(number => number.Item).ListOf().Where(list => list.Count > 0);
        Prop.ForAll(Arb.From(numbers), values =>
        {
            foreach (var axis in new[] { Axis.Covering(values), Axis.Fitting(values), Axis.Fitting(values, 0.1) })
            {
                double reach = 1e-9 * (axis.Max - axis.Min);
                Assert.True(axis.Min < axis.Max);
                Assert.All(values, value => Assert.InRange(value, axis.Min - reach, axis.Max + reach));
                Assert.InRange(axis.Ticks.Count, 1, 8);
                Assert.All(axis.Ticks, tick => Assert.InRange(axis.Share(tick.Value), -1e-6, 1 + 1e-6));
                Assert.Equal(axis.Ticks.Count, axis.Ticks.Select(tick => tick.Label).Distinct().Count());
            }
        }).QuickCheckThrowOnFailure();
    }

    [Theory]
    [InlineData(-1e308, 1e308)]
    [InlineData(1e300, 1e300)]
    [InlineData(5e-324, 5e-324)]
    [InlineData(1, 1.0000000000000002)]
    public void Extreme_and_degenerate_ranges_still_make_an_axis(double min, double max)
    {
        var axis = Axis.Covering([min, max]);
        Assert.True(double.IsFinite(axis.Min) && double.IsFinite(axis.Max) && axis.Min < axis.Max);
        Assert.InRange(axis.Ticks.Count, 2, 8);
    }

    [Fact]
    public void What_is_no_finite_number_does_not_count()
    {
        var axis = Axis.Covering([double.NaN, 2, double.PositiveInfinity, 4]);
        Assert.Equal((2, 4), (axis.Min, axis.Max));
        Assert.Equal((0, 1), (Axis.Covering([double.NaN]).Min, Axis.Covering([]).Max));
        Assert.False(axis.Holds(double.NaN));
    }

    [Fact]
    public void Epochs_are_counted_in_whole_numbers()
    {
        Assert.Equal("1 2 3", string.Join(' ', Axis.Counting([1, 2, 3]).Ticks.Select(tick => tick.Label)));
        Assert.Equal("0 1 2", string.Join(' ', Axis.Counting([1]).Ticks.Select(tick => tick.Label)));
        Assert.Equal("10 20 30 40", string.Join(' ', Axis.Counting([1, 45]).Ticks.Select(tick => tick.Label)));
    }

    [Theory]
    [InlineData(0.3, 1.2, 0.2, 2, "0.2 0.5 1 2")]
    [InlineData(0.0011, 70, 0.001, 100, "0.001 0.01 0.1 1 10 100")]
    [InlineData(0.5, 0.5, 0.2, 1, "0.2 0.5 1")]
    public void A_logarithmic_axis_ends_at_numbers_that_people_count_in(double min, double max, double from, double to, string labels)
    {
        var axis = Axis.Logarithmic([0, -1, double.NaN, min, max]);
        Assert.Equal((from, to), (axis.Min, axis.Max));
        Assert.Equal(labels, string.Join(' ', axis.Ticks.Select(tick => tick.Label)));
        Assert.Equal(0.5, axis.Share(Math.Sqrt(from * to)), 1e-12);
        Assert.False(axis.Holds(0));
    }
}
