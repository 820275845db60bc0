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
