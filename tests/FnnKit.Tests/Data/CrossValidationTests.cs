namespace FnnKit.Tests.Data;

public class CrossValidationTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Every_sample_is_tested_once_and_folds_are_of_one_size(bool stratify)
    {
        var data = Some.Points();
        var splits = Enumerable.Range(1, 4).Select(fold => DataSplit.Create(data, new() { Folds = 4, Fold = fold, Stratify = stratify, Validation = 0.25 }, 3)).ToArray();
        Assert.Equal(Enumerable.Range(0, 8), splits.SelectMany(split => split.Test).Order());
        foreach (var split in splits)
        {
            Assert.Equal(2, split.Test.Length);
            Assert.Equal(Enumerable.Range(0, 8), split.Training.Concat(split.Validation).Concat(split.Test).Order());
            if (stratify)
                Assert.Single(split.Test, sample => sample < 4);
        }
    }

    [Fact]
    public void Folds_differ_by_one_sample_at_the_most()
    {
        int[] sizes = [.. Enumerable.Range(1, 3).Select(fold => DataSplit.Create(Some.Line(11), new() { Folds = 3, Fold = fold }, 1).Test.Length)];
        Assert.Equal([3, 4, 4], sizes.Order());
    }

    [Theory]
    [InlineData(9, null, 0, "only 8 samples")]
    [InlineData(3, 4, 0, "there are 3 folds")]
    [InlineData(3, null, 0.2, "leave 'Data:Split:Test' out")]
    [InlineData(null, 1, 0, "'Data:Split:Folds' does not say")]
    public void Folds_that_cannot_be_are_refused(int? folds, int? fold, double test, string says)
        => Assert.Contains(says, Assert.Throws<DataException>(
            () => DataSplit.Create(Some.Points(), new() { Folds = folds, Fold = fold, Test = test }, 1)).Message, StringComparison.Ordinal);

    [Fact]
    public void A_class_with_fewer_samples_than_folds_is_named()
        => Assert.Contains("Class 'no' has 4 samples, fewer than the 5 folds", Assert.Throws<DataException>(
            () => DataSplit.Create(Some.Points(), new() { Folds = 5, Stratify = true }, 1)).Message, StringComparison.Ordinal);

    [Fact]
    public async Task Each_fold_is_a_run_of_its_own_and_mean_and_deviation_come_of_all()
    {
        var setup = Some.Setup();
        setup.Data.Split = new() { Folds = 4, Stratify = true };
        setup.Training.Epochs = 30;
        var scores = await new CrossValidation(setup).RunAsync();
        var accuracy = scores.Single(score => score.Name == "accuracy");
        Assert.Equal(4, accuracy.Values.Count);
        double mean = accuracy.Values.Average();
        Assert.Equal(mean, accuracy.Mean, 12);
        Assert.Equal(Math.Sqrt(accuracy.Values.Sum(value => (value - mean) * (value - mean)) / 3), accuracy.StandardDeviation, 12);
        var third = await new Trainer(new CrossValidation(setup).SetupOf(3)).TrainAsync();
        Assert.Equal(accuracy.Values[2], third.Test["accuracy"]);
        Assert.Null(setup.Data.Split.Fold);
        Assert.Contains("one run for each fold", (await Assert.ThrowsAsync<SetupException>(() => new Trainer(setup).TrainAsync())).Message, StringComparison.Ordinal);
    }
}
