using FnnKit.Data;

namespace FnnKit.Plugins.Tests.Data;

public sealed class FurtherTransformTests
{
    private static readonly Column[] Mixed = [new("a"), new("kind", ["x", "y"]), new("b")];

    [Fact]
    public void Robust_scale_takes_median_and_quartiles()
        => Assert.Equal([-1, -0.5, 0, 0.5, 498.5], Run(new RobustScale(), [new("a")], [1, 2, 3, 4, 1000], 5));

    [Fact]
    public void Robust_scale_only_shifts_a_column_of_one_value() => Assert.Equal([0, 0], Run(new RobustScale(), [new("a")], [7, 7], 2));

    [Fact]
    public void Robust_scale_falls_back_to_half_the_range_and_makes_a_column_of_one_value_zero()
    {
        var scale = new RobustScale { Fallback = RobustScaleFallback.HalfRange };
        Assert.Equal([0, 0, 0, 0, 2], Run(scale, [new("rare")], [0, 0, 0, 0, 1], 5));
        Assert.Equal([-1, -0.5, 0, 0.5, 498.5], Run(scale, [new("a")], [1, 2, 3, 4, 1000], 5));
        double[] fitted = scale.Fit([new("a")], new Values([7, 7], 2)), y = [0, 0];
        scale.Apply([new("a")], fitted, new([7, 1000], 1, 2), new(y, 1, 2));
        Assert.Equal([0f, 0f], y.Select(value => (float)value));
    }

    [Fact]
    public void Smooth_clip_bends_towards_its_limit()
    {
        // A rare category that robust-scale makes 2 becomes 2 / sqrt(1 + 4 / 9) = 1.664.
        double[] expected = [0, 1 / Math.Sqrt(1 + (1 / 9.0)), 1.6641005886756874, -1.6641005886756874, 3, -3];
        Assert.Equal(expected, Run(new SmoothClip(), [new("a")], [0, 1, 2, -2, 1e300, double.NegativeInfinity], 6), (a, b) => Math.Abs(a - b) < 1e-15);
        Assert.Equal([0.8], Run(new SmoothClip { Limit = 1 }, [new("a")], [4 / 3.0], 1), (a, b) => Math.Abs(a - b) < 1e-15);
        double[] back = new double[2];
        new SmoothClip().InverseTransform([new("a")], [], new([1.6641005886756874, 4], 1, 2), new(back, 1, 2));
        Assert.Equal(2, back[0], 1e-14);
        Assert.True(double.IsFinite(back[1]) && back[1] > 1000);
    }

    [Fact]
    public void One_hot_leaves_columns_of_many_categories_to_others()
    {
        Column[] columns = [new("town", ["p", "q", "r", "s"]), new("kind", ["x", "y", "z"])];
        var transform = new OneHot { MaximumCategories = 3 };
        Assert.Equal(["town", "kind=x", "kind=y", "kind=z"], transform.Plan(columns).Select(column => column.Name));
        Assert.Equal([3, 0, 1, 0], Run(transform, columns, [3, 1], 1));
        transform.Columns = ["town"];
        Assert.Equal("Column 'town' has 4 categories, more than 'MaximumCategories' (3). Take it out of 'Columns', or raise the limit.",
            Assert.Throws<DataException>(() => transform.Plan(columns)).Message);
    }

    [Fact]
    public void One_hot_makes_one_signed_column_of_two_categories()
    {
        Column[] columns = [new("kind", ["x", "y"]), new("colour", ["r", "g", "b"])];
        var transform = new OneHot { Binary = BinaryEncoding.Signed };
        Assert.Equal(["kind=y", "colour=r", "colour=g", "colour=b"], transform.Plan(columns).Select(column => column.Name));
        Assert.Equal([-1, 1, 1, 0, 0, 0, 0, 1], Run(transform, columns, [0, 1, 0, 2], 2));
        Assert.Contains("the codes 0 to 1", Assert.Throws<DataException>(() => Run(transform, columns, [2, 0], 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Clamp_predictions_limits_what_comes_back_and_nothing_else()
    {
        var clamp = new ClampPredictions();
        double[] fitted = clamp.Fit([new("y")], new Values([3, 1, 2], 3)), y = [-1, 1.5, 9];
        Assert.Equal([-5, 3, 7], Run(clamp, [new("y")], [-5, 3, 7], 3));
        clamp.InverseTransform([new("y")], fitted, new(y, 1, 3), new(y, 1, 3));
        Assert.Equal([1, 1.5, 3], y);
    }

    [Fact]
    public void Quantile_normal_takes_the_normal_quantile_of_the_place()
    {
        // The quantiles are 0, 1, 3, 4, 5, 6 and 106; the normal quantiles are those of Python's statistics.NormalDist.
        var transform = new QuantileNormal { Quantiles = 7, Noise = 0 };
        double[] fitted = transform.Fit([new("a")], new Values([1, 0, 3, 4, 5, 6, 106], 7)), y = new double[7];
        transform.Apply([new("a")], fitted, new([-9, 0, 1, 4, 2.6, 76, 200], 1, 7), new(y, 1, 7));
        double[] expected = [-5.199337582192817, -5.199337582192817, -0.9674215661017014, 0.0, -0.5244005127080407, 1.644853626951473, 5.199337582290662];
        for (int i = 0; i < y.Length; i++)
            Assert.Equal(expected[i], y[i], 1e-9);
    }

    [Fact]
    public void Quantile_normal_gives_each_of_few_values_a_place_and_makes_one_value_zero()
    {
        double[] values = [.. Enumerable.Range(0, 400).Select(i => i % 4 == 0 ? 1.0 : 0)];
        double[] y = Run(new QuantileNormal(), [new("rare")], values, 400);
        Assert.Equal(2, y.Select(value => Math.Round(value, 1)).Distinct().Count());
        Assert.Equal([0, 0, 0], Run(new QuantileNormal(), [new("same")], [7, 7, 7], 3));
    }

    [Fact]
    public void Log_keeps_zero_and_signs()
        => Assert.Equal([0, 1, -1], Run(new SignedLog(), [new("a")], [0, Math.E - 1, 1 - Math.E], 3), (a, b) => Math.Abs(a - b) < 1e-15);

    [Fact]
    public void Clip_has_limits_on_one_side_or_both()
    {
        Assert.Equal([0, 1, 5], Run(new Clip { Min = 0 }, [new("a")], [-1, 1, 5], 3));
        Assert.Equal([0, 1, 2], Run(new Clip { Min = 0, Max = 2 }, [new("a")], [-1, 1, 5], 3));
        Assert.NotEmpty(new Clip { Min = 3, Max = 2 }.Validate(new(this)));
    }

    [Fact]
    public void Ordinal_makes_numbers_of_codes()
    {
        Assert.All(new Ordinal().Plan(Mixed), column => Assert.False(column.IsCategory));
        Assert.Equal([3, 1, 4], Run(new Ordinal(), Mixed, [3, 1, 4], 1));
    }

    [Fact]
    public void Normalize_rows_gives_each_sample_the_length_one_and_leaves_categories()
        => Assert.Equal([0.6, 0, 1, 0, 0.8, 0], Run(new NormalizeRows(), Mixed, [3, 0, 1, 0, 4, 0], 2), (a, b) => Math.Abs(a - b) < 1e-15);

    [Fact]
    public void Drop_leaves_columns_out_and_says_what_is_not_there()
    {
        var drop = new Drop { Columns = ["kind"] };
        Assert.Equal(["a", "b"], drop.Plan(Mixed).Select(column => column.Name));
        Assert.Equal([3, 4], Run(drop, Mixed, [3, 1, 4], 1));
        Assert.Contains("'c'", Assert.Throws<DataException>(() => new Drop { Columns = ["c"] }.Plan(Mixed)).Message, StringComparison.Ordinal);
        drop.Columns = ["a", "kind", "b"];
        Assert.Contains("no column", Assert.Throws<DataException>(() => drop.Plan(Mixed)).Message, StringComparison.Ordinal);
    }

    private static double[] Run(ITransform transform, Column[] columns, double[] values, int samples)
    {
        double[] y = new double[transform.Plan(columns).Count * samples];
        double[] fitted = transform.Fit(columns, new Values(values, samples));
        transform.Apply(columns, fitted, new(values, columns.Length, samples), new(y, y.Length / samples, samples));
        return y;
    }

    private sealed class Values(double[] values, int samples) : IColumnReader
    {
        public int Count => samples;

        public void Read(int column, Span<double> into) => values.AsSpan(column * samples, samples).CopyTo(into);
    }
}
