using FnnKit.Layers;
using FnnKit.Testing.Laws;

namespace FnnKit.Plugins.Tests.Layers;

/// <summary>Columns of categories in front of a network.</summary>
public sealed class EmbeddingTests
{
    private static readonly LayerInput Table = new(3)
    {
        Columns = [new("home town", ["a", "b", "c", "d", "e"]), new("age"), new("home-town", [.. Enumerable.Range(0, 300).Select(i => $"{i}")])],
    };

    [Fact]
    public void A_table_is_named_after_its_column_and_half_as_wide_as_it_has_categories_up_to_50()
    {
        var plan = new Embedding().Plan(Table);
        Assert.Equal(["table_home_town_1", "table_home_town_2"], plan.Parameters.Select(parameter => parameter.Name));
        Assert.Equal([new Shape(5, 3), new Shape(300, 50)], plan.Parameters.Select(parameter => parameter.Shape));
        Assert.Equal(new Shape(3 + 1 + 50), plan.Output);
    }

    [Theory]
    [InlineData(5)]
    [InlineData(-2)]
    [InlineData(0.5)]
    [InlineData(double.NaN)]
    [InlineData(1e300)]
    public void A_code_that_is_none_is_refused_with_its_column(double code)
    {
        var call = new LayerCall<double>(new Embedding(), Table, 2);
        call.X[1] = code;
        string message = Assert.Throws<DataException>(() => call.Forward(isTraining: false)).Message;
        Assert.StartsWith("Column 'home town' has the code ", message, StringComparison.Ordinal);
        Assert.EndsWith("but its 5 categories have the codes 0 to 4.", message, StringComparison.Ordinal);
    }

    [Fact]
    public void Without_categories_it_says_what_to_do()
    {
        Assert.Contains("begin the network with it", Assert.Throws<ShapeException>(() => new Embedding().Plan(4)).Message, StringComparison.Ordinal);
        var numbers = new LayerInput(1) { Columns = [new("age")] };
        Assert.Contains("'Data:Loader:Categories'", Assert.Throws<ShapeException>(() => new Embedding().Plan(numbers)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Categories_that_nobody_takes_stop_a_run()
    {
        var data = new TableDataSet(new DataSchema([new Column("colour", ["red", "blue"])], [new Column("y")]), [0, 1, 0, 1], [1, 2, 1, 2]);
        TrainingSetup Setup(params LayerSetup[] layers) => new()
        {
            Network = { Layers = layers },
            Loss = new FnnKit.Losses.MeanSquaredError(),
            Optimizer = new FnnKit.Optimizers.Adam(),
            Metrics = [new FnnKit.Metrics.R2()],
        };
        Assert.Equal(
            "Data:Transforms: error FNN103: column 'colour' holds categories (red, blue), but the layer 'dense1' accepts only numbers; add a transform "
                + "that encodes categories as numbers, begin the network with a layer that accepts categories, or leave the column out",
            Assert.Single(SetupChecks.Run(SetupFacts.Create(Setup(new LayerSetup(new Dense { Units = 1 })), data))).ToString());
        Assert.Empty(SetupChecks.Run(SetupFacts.Create(Setup(new(new Embedding()), new(new Dense { Units = 1 })), data)));
    }
}
