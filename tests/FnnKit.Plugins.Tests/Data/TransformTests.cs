using FnnKit.Data;

namespace FnnKit.Plugins.Tests.Data;

public sealed class TransformTests
{
    [Fact]
    public void Standardize_takes_the_deviation_of_the_population()
    {
        double deviation = Math.Sqrt(1.25);
        Assert.Equal([-1.5 / deviation, -0.5 / deviation, 0.5 / deviation, 1.5 / deviation],
            Run(new Standardize(), [1, 2, 3, 4]), (a, b) => Math.Abs(a - b) < 1e-15);
    }

    [Fact]
    public void Standardize_makes_a_column_of_one_value_zero() => Assert.Equal([0, 0, 0], Run(new Standardize(), [0.1, 0.1, 0.1]));

    [Fact]
    public void Min_max_spreads_over_its_range() => Assert.Equal([-1, 0, 1], Run(new MinMax { Min = -1, Max = 1 }, [2, 4, 6]));

    [Fact]
    public void Min_max_makes_a_column_of_one_value_the_minimum() => Assert.Equal([-1, -1], Run(new MinMax { Min = -1, Max = 1 }, [7, 7]));

    [Fact]
    public void Min_max_refuses_a_range_the_wrong_way_round() => Assert.NotEmpty(new MinMax { Min = 1, Max = 1 }.Validate(new(this)));

    [Fact]
    public void Scale_multiplies_and_adds() => Assert.Equal([0.5, 1, 1.5], Run(new Scale { Factor = 0.25, Offset = 0.5 }, [0, 2, 4]));

    [Fact]
    public void What_is_learned_from_the_training_part_is_applied_to_other_data()
    {
        Column[] columns = [new("x")];
        var transform = new MinMax();
        double[] fitted = transform.Fit(columns, new Values([0, 10])), y = new double[2];
        transform.Apply(columns, fitted, new([5, 20], 1, 2), new(y, 1, 2));
        Assert.Equal([0.5, 2], y);
    }

    [Fact]
    public void One_hot_gives_each_category_a_column()
    {
        Column[] columns = [new("colour", ["blue", "red"])];
        Assert.Equal(["colour=blue", "colour=red"], new OneHot().Plan(columns).Select(column => column.Name));
        Assert.Equal([0, 1, 0, 1, 0, 1], Run(new OneHot(), [1, 0, 1], columns));
    }

    [Fact]
    public void One_hot_refuses_a_code_that_is_no_category()
        => Assert.Contains(
            "'colour'",
            Assert.Throws<DataException>(() => Run(new OneHot(), [2], [new Column("colour", ["blue", "red"])])).Message, StringComparison.Ordinal);

    private static double[] Run(ITransform transform, double[] values, Column[]? columns = null)
    {
        columns ??= [new("x")];
        double[] fitted = transform.Fit(columns, new Values(values));
        int rows = transform.Plan(columns).Count;
        double[] y = new double[rows * values.Length];
        transform.Apply(columns, fitted, new(values, 1, values.Length), new(y, rows, values.Length));
        return y;
    }

    private sealed class Values(double[] values) : IColumnReader
    {
        public int Count => values.Length;

        public void Read(int column, Span<double> target) => values.CopyTo(target);
    }
}
