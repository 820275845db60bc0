namespace FnnKit.Plugins.Tests.Laws;

/// <summary>What holds for every transform.</summary>
public sealed class TransformLaws
{
    private const int Samples = 50;
    private static readonly Column[] Columns = [new("size"), new("colour", ["red", "green", "blue"]), new("same")];

    public static TheoryData<string> All => Parts.Names<ITransform>();

    [Theory]
    [MemberData(nameof(All))]
    public void It_gives_the_finite_columns_that_it_planned(string name)
    {
        var (transform, table) = (Parts.Make<ITransform>(name), new Table());
        var output = transform.Plan(Columns);
        Assert.NotEmpty(output);
        Assert.Equal(output.Count, output.Select(column => column.Name).Distinct().Count());
        double[] y = Apply(transform, transform.Fit(Columns, table), table.Values, Samples);
        Assert.All(y, value => Assert.True(double.IsFinite(value)));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void What_it_learns_and_does_is_the_same_each_time(string name)
    {
        var (transform, table) = (Parts.Make<ITransform>(name), new Table());
        double[] fitted = transform.Fit(Columns, table), kept = [.. table.Values];
        Assert.Equal(fitted, Parts.Make<ITransform>(name).Fit(Columns, table));
        Assert.Equal(Apply(transform, fitted, table.Values, Samples), Apply(Parts.Make<ITransform>(name), fitted, table.Values, Samples));
        Assert.Equal(kept, table.Values);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_sample_comes_out_the_same_alone_as_in_a_batch(string name)
    {
        var (transform, table) = (Parts.Make<ITransform>(name), new Table());
        double[] fitted = transform.Fit(Columns, table), whole = Apply(transform, fitted, table.Values, Samples);
        for (int sample = 0; sample < Samples; sample++)
        {
            double[] alone = Apply(transform, fitted, [.. Enumerable.Range(0, Columns.Length).Select(column => table.Values[(column * Samples) + sample])], 1);
            Assert.Equal(alone, Enumerable.Range(0, alone.Length).Select(row => whole[(row * Samples) + sample]));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_column_that_is_not_there_is_refused(string name)
    {
        var transform = Parts.Make<ITransform>(name);
        if (transform is ColumnTransform byColumn)
        {
            byColumn.Columns = ["weight"];
            Assert.Contains("'weight'", Assert.Throws<DataException>(() => transform.Plan(Columns)).Message, StringComparison.Ordinal);
        }
    }

    private static double[] Apply(ITransform transform, double[] fitted, double[] values, int samples)
    {
        int rows = transform.Plan(Columns).Count;
        double[] y = new double[rows * samples];
        y.AsSpan().Fill(double.NaN);
        transform.Apply(Columns, fitted, new(values, Columns.Length, samples), new(y, rows, samples));
        return y;
    }

    private sealed class Table : IColumnReader
    {
        public double[] Values { get; } = [.. Differences.Draw(Samples, -9, 40),
            .. Enumerable.Range(0, Samples).Select(i => i % 3.0),
            .. Enumerable.Repeat(0.1, Samples)];

        public int Count => Samples;

        public void Read(int column, Span<double> values) => Values.AsSpan(column * Samples, Samples).CopyTo(values);
    }
}
