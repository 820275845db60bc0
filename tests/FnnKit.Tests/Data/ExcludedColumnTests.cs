namespace FnnKit.Tests.Data;

public sealed class ExcludedColumnTests
{
    [Fact]
    public async Task Excluded_columns_are_no_features_of_the_model()
    {
        var setup = Some.Setup();
        setup.Data.Exclude = ["a"];
        var model = (await new Trainer(setup).TrainAsync()).Model;
        Assert.Equal(["b"], model.Schema.Features.Select(column => column.Name));
    }

    [Theory]
    [InlineData("A", "names 'A', but the data has no such feature; did you mean 'a'?")]
    [InlineData("class", "names 'class'")]
    public async Task A_column_that_is_not_there_is_an_error(string column, string expected)
    {
        var setup = Some.Setup();
        setup.Data.Exclude = [column];
        Assert.Contains(expected, (await Assert.ThrowsAsync<DataException>(() => new Trainer(setup).TrainAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Something_has_to_be_left()
    {
        var setup = Some.Setup();
        setup.Data.Exclude = ["a", "b"];
        Assert.Contains("leaves no feature", (await Assert.ThrowsAsync<DataException>(() => new Trainer(setup).TrainAsync())).Message, StringComparison.Ordinal);
    }
}
