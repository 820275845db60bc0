namespace FnnKit.Tests.Data;

/// <summary>Splits by columns never have a group on two sides, nor a time after a later part began, whatever the data, the shares and the seed.</summary>
public class ColumnSplitTests
{
    private const int Group = 0, Time = 1, Part = 2;

    private static readonly SplitOptions[] Ways =
    [
        new() { Test = 0.2 }, new() { Validation = 0.1, Test = 0.3 }, new() { Validation = 0.5 }, new() { Folds = 3 }, new() { Folds = 4, Validation = 0.2 },
    ];

    [Fact]
    public void No_group_is_in_two_parts_and_every_sample_is_in_one()
        => ForEach(new() { Group = "group" }, (rows, split) =>
        {
            Assert.Equal(Enumerable.Range(0, rows.Length), All(split).Order());
            Assert.All(rows.Index().GroupBy(row => row.Item[Group]), group => Assert.Single(group.Select(row => PartOf(split, row.Index)).Distinct()));
        });

    [Fact]
    public void Every_part_is_later_than_the_one_before()
        => ForEach(new() { Time = "time" }, (rows, split) =>
        {
            if (split is { Validation.Length: > 0 })
                Assert.True(split.Training.Max(i => rows[i][Time]) < split.Validation.Min(i => rows[i][Time]));
            if (split is { Test.Length: > 0 })
                Assert.True(split.Training.Concat(split.Validation).Max(i => rows[i][Time]) < split.Test.Min(i => rows[i][Time]));
            Assert.Equal(All(split).Length, All(split).Distinct().Count());
        });

    [Fact]
    public void With_group_and_time_neither_is_on_two_sides()
        => ForEach(new() { Group = "group", Time = "time" }, (rows, split) =>
        {
            Assert.All(All(split).GroupBy(i => rows[i][Group]), group => Assert.Single(group.Select(i => PartOf(split, i)).Distinct()));
            if (split is { Validation.Length: > 0, Training.Length: > 0 })
                Assert.True(split.Training.Max(i => rows[i][Time]) < split.Validation.Min(i => rows[i][Time]));
            if (split is { Test.Length: > 0 })
                Assert.True(split.Training.Concat(split.Validation).Max(i => rows[i][Time]) < split.Test.Min(i => rows[i][Time]));
        });

    [Fact]
    public void Groups_of_folds_are_tested_once_each()
    {
        var rows = Rows(400, 1);
        var tests = Enumerable.Range(1, 5).Select(fold => DataSplit.Create(Data(rows), new() { Group = "group", Folds = 5, Fold = fold }, 1).Test).ToArray();
        Assert.Equal(Enumerable.Range(0, 400), tests.SelectMany(test => test).Order());
        Assert.All(tests, test => Assert.InRange(test.Length, 60, 100));
    }

    [Fact]
    public void Folds_of_time_train_on_all_that_came_before()
    {
        double[][] rows = [.. Enumerable.Range(0, 12).Select(i => new double[] { 0, (i * 5) % 12, 0 })];
        var splits = Enumerable.Range(1, 3).Select(fold => DataSplit.Create(Data(rows), new() { Time = "time", Folds = 3, Fold = fold }, 1)).ToArray();
        double[] Times(int[] samples) => [.. samples.Select(i => rows[i][Time]).Order()];
        Assert.Equal([[0.0, 1, 2], [0.0, 1, 2, 3, 4, 5], [0.0, 1, 2, 3, 4, 5, 6, 7, 8]], splits.Select(split => Times(split.Training)));
        Assert.Equal([[3.0, 4, 5], [6.0, 7, 8], [9.0, 10, 11]], splits.Select(split => Times(split.Test)));
    }

    [Fact]
    public void Shares_are_kept_as_nearly_as_groups_allow_and_go_by_the_seed()
    {
        var rows = Rows(1000, 5);
        var options = new SplitOptions { Group = "group", Validation = 0.1, Test = 0.2 };
        var split = DataSplit.Create(Data(rows), options, 1);
        Assert.InRange(split.Test.Length, 175, 225);
        Assert.InRange(split.Validation.Length, 80, 120);
        Assert.Equal(split.Test, DataSplit.Create(Data(rows), options, 1).Test);
        Assert.NotEqual(split.Test, DataSplit.Create(Data(rows), options, 2).Test);
    }

    [Fact]
    public void A_column_says_the_part_and_with_folds_the_fold()
    {
        var data = Parts("train", "Test", "validation", "training", "val");
        var split = DataSplit.Create(data, new() { By = "part" }, 1);
        Assert.Equal(([0, 3], [2, 4], [1]), (split.Training, split.Validation, split.Test), new PartComparer());
        var folds = Enumerable.Range(1, 2).Select(fold => DataSplit.Create(Parts("a", "b", "a", "b", "b"), new() { By = "part", Folds = 2, Fold = fold }, 1)).ToArray();
        Assert.Equal([[0, 2], [1, 3, 4]], folds.Select(fold => fold.Test));
        Assert.Equal([[1, 3, 4], [0, 2]], folds.Select(fold => fold.Training));
    }

    [Theory]
    [InlineData("group", null, null, null, 0, false, "has no effect, because nothing is held back")]
    [InlineData("group", null, null, null, 0.2, true, "Remove 'Data:Split:Stratify'")]
    [InlineData("grup", null, null, null, 0.2, false, "did you mean 'group'?")]
    [InlineData("group", null, null, 30, 0, false, "needs at least 30, one for each fold")]
    [InlineData(null, "time", null, 60, 0, false, "samples of one time stay together")]
    [InlineData(null, null, "time", null, 0.2, false, "shares have no effect. Remove 'Data:Split:Test'")]
    [InlineData(null, null, "time", null, 0, false, "a column of numbers. Expected the texts training, validation and test")]
    [InlineData(null, null, "group", 3, 0, false, "'Data:Split:Folds' is 3. Set it to 25")]
    [InlineData("group", null, "time", null, 0, false, "Remove 'Data:Split:Group'")]
    public void A_split_that_cannot_be_is_refused(string? group, string? time, string? by, int? folds, double test, bool stratify, string says)
    {
        var data = Data([.. Enumerable.Range(0, 100).Select(i => new double[] { i % 25, i % 50, 0 })]);
        var options = new SplitOptions { Group = group, Time = time, By = by, Folds = folds, Test = test, Stratify = stratify };
        Assert.Contains(says, Assert.Throws<DataException>(() => DataSplit.Create(data, options, 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_sample_without_group_or_with_an_unknown_part_is_named()
    {
        double[][] rows = [[1, 1, 1], [2, 2, 2], [double.NaN, 3, 3]];
        Assert.Contains("Sample 3 has no value in column 'group'", Assert.Throws<DataException>(() => DataSplit.Create(Data(rows), new() { Group = "group", Test = 0.4 }, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("Sample 2 has 'later' in column 'part'", Assert.Throws<DataException>(() => DataSplit.Create(Parts("train", "later"), new() { By = "part" }, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("a column of texts, which have no order in time", Assert.Throws<DataException>(() => DataSplit.Create(Parts("a", "b"), new() { Time = "part", Test = 0.5 }, 1)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Columns_of_the_split_are_no_features_and_the_model_does_not_ask_for_them()
    {
        var setup = Setup(Rows(60, 3));
        setup.Data.Split = new() { Group = "group", Test = 0.3 };
        var result = await new Trainer(setup).TrainAsync();
        Assert.Equal(["time", "part"], result.Model.Schema.Features.Select(column => column.Name));
        var (data, split) = await setup.Data.ReloadAsync(setup.Seed, result.Model.Schema);
        Assert.Equal(2, data.Schema.Features.Count);
        Assert.Equal(DataSplit.Create(Data(Rows(60, 3)), setup.Data.Split, setup.Seed).Test, split.Test);
    }

    [Fact]
    public async Task A_column_that_is_excluded_still_splits()
    {
        var setup = Setup(Rows(60, 3));
        setup.Data.Split = new() { Time = "time", Test = 0.3 };
        setup.Data.Exclude = ["time"];
        Assert.Equal(["group", "part"], (await new Trainer(setup).TrainAsync()).Model.Schema.Features.Select(column => column.Name));
    }

    private static TrainingSetup Setup(double[][] rows)
    {
        var setup = Some.Setup(Data(rows));
        setup.Network.Layers = [new(new FnnKit.Layers.Dense { Units = 1 })];
        (setup.Loss, setup.Metrics) = (new FnnKit.Losses.MeanSquaredError(), []);
        setup.Data.Transforms = [new FnnKit.Data.Standardize()];
        return setup;
    }

    private static void ForEach(SplitOptions columns, Action<double[][], DataSplit> check)
    {
        for (int seed = 1; seed <= 40; seed++)
        {
            var rows = Rows(40 + (seed * 7), seed);
            foreach (var way in Ways)
            {
                for (int fold = 1; fold <= (way.Folds ?? 1); fold++)
                {
                    var split = DataSplit.Create(Data(rows), way with { Group = columns.Group, Time = columns.Time, Fold = way.Folds is null ? null : fold }, seed);
                    Assert.NotEmpty(split.Training);
                    Assert.True(way.Test + (way.Folds ?? 0) == 0 || split.Test.Length > 0);
                    Assert.True(way.Validation == 0 || columns is { Group: not null, Time: not null } || split.Validation.Length > 0);
                    check(rows, split);
                }
            }
        }
    }

    private static double[][] Rows(int count, int seed)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ => new double[] { random.Next(25), random.Next(50), random.Next(3) })];
    }

    private static TableDataSet Data(double[][] rows) => new(
        new DataSchema([new Column("group"), new Column("time"), new Column("part")], [new Column("y")]), [.. rows.SelectMany(row => row)], [.. rows.Select(row => row[Part])]);

    private static TableDataSet Parts(params string[] values)
    {
        string[] names = [.. values.Distinct().Order(StringComparer.Ordinal)];
        return new(new DataSchema([new Column("x"), new Column("part", names)], [new Column("y")]),
            [.. values.SelectMany((value, i) => new double[] { i, Array.IndexOf(names, value) })], [.. values.Select((_, i) => (double)i)]);
    }

    private static int[] All(DataSplit split) => [.. split.Training, .. split.Validation, .. split.Test];

    private static int PartOf(DataSplit split, int sample) => split.Training.Contains(sample) ? 0 : split.Validation.Contains(sample) ? 1 : split.Test.Contains(sample) ? 2 : -1;

    private sealed class PartComparer : IEqualityComparer<(int[] Training, int[] Validation, int[] Test)>
    {
        public bool Equals((int[] Training, int[] Validation, int[] Test) x, (int[] Training, int[] Validation, int[] Test) y)
            => x.Training.SequenceEqual(y.Training) && x.Validation.SequenceEqual(y.Validation) && x.Test.SequenceEqual(y.Test);

        public int GetHashCode((int[] Training, int[] Validation, int[] Test) parts) => parts.Test.Length;
    }
}
