namespace FnnKit.Tests.Data;

public class DataSplitTests
{
    private static TableDataSet Classes(params int[] counts)
    {
        double[] targets = [.. counts.SelectMany((count, code) => Enumerable.Repeat((double)code, count))];
        return new(new DataSchema([new Column("x")], [new Column("y", [.. counts.Select((_, code) => $"c{code}")])]), new double[targets.Length], targets);
    }

    [Fact]
    public void Every_sample_is_in_exactly_one_part()
    {
        var split = DataSplit.Create(Classes(60, 40), new SplitOptions { Validation = 0.2, Test = 0.1 }, seed: 3);
        Assert.Equal((70, 20, 10), (split.Training.Length, split.Validation.Length, split.Test.Length));
        Assert.Equal(Enumerable.Range(0, 100), split.Training.Concat(split.Validation).Concat(split.Test).Order());
    }

    [Fact]
    public void Stratified_parts_have_their_share_of_each_class()
    {
        var split = DataSplit.Create(Classes(80, 20), new SplitOptions { Test = 0.25, Stratify = true }, seed: 3);
        Assert.Equal(20, split.Test.Count(sample => sample < 80));
        Assert.Equal(5, split.Test.Count(sample => sample >= 80));
    }

    [Fact]
    public void The_seed_decides_which_samples_are_held_back()
    {
        var options = new SplitOptions { Test = 0.5 };
        Assert.Equal(DataSplit.Create(Classes(50, 50), options, 1).Test, DataSplit.Create(Classes(50, 50), options, 1).Test);
        Assert.NotEqual(DataSplit.Create(Classes(50, 50), options, 1).Test, DataSplit.Create(Classes(50, 50), options, 2).Test);
    }

    [Fact]
    public void Without_shares_everything_is_trained_on_in_the_order_of_the_data()
        => Assert.Equal(Enumerable.Range(0, 10), DataSplit.Create(Classes(5, 5), new SplitOptions(), 1).Training);

    [Fact]
    public void An_empty_data_set_is_refused()
    {
        var exception = Assert.Throws<DataException>(() => DataSplit.Create(Classes(0), new SplitOptions(), 1));
        Assert.Contains("empty", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Shares_that_leave_nothing_are_refused()
    {
        var exception = Assert.Throws<DataException>(() => DataSplit.Create(Classes(10), new SplitOptions { Validation = 0.6, Test = 0.4 }, 1));
        Assert.Contains("nothing to train on", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_cannot_be_stratified()
    {
        var exception = Assert.Throws<DataException>(() => DataSplit.Create(Some.Line(), new SplitOptions { Stratify = true }, 1));
        Assert.Contains("targets are numbers", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_class_that_only_the_test_part_has_is_named()
    {
        var setup = Some.Setup(Classes(9, 1));
        setup.Data.Split.Test = 0.5;
        var messages = new List<string>();
        for (int seed = 0; seed < 8; seed++)
        {
            setup.Seed = seed;
            if (await Record.ExceptionAsync(() => new Trainer(setup).TrainAsync()) is DataException exception)
                messages.Add(exception.Message);
        }

        Assert.NotEmpty(messages);
        Assert.All(messages, message => Assert.Contains("'c1'", message, StringComparison.Ordinal));
        Assert.All(messages, message => Assert.Contains("Stratify", message, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_value_that_is_no_number_is_named_by_column_and_sample()
    {
        var data = new TableDataSet(new DataSchema([new Column("a"), new Column("b")], [new Column("y", ["n", "p"])]), [1, 2, 3, double.NaN], [0, 1]);
        var exception = await Assert.ThrowsAsync<DataException>(() => new Trainer(Some.Setup(data)).TrainAsync());
        Assert.Contains("Column 'b' is missing (NaN) in sample 2", exception.Message, StringComparison.Ordinal);
    }
}
