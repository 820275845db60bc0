using FnnKit.Layers;
using FnnKit.Testing.Laws;

namespace FnnKit.Plugins.Tests.Layers;

/// <summary>Vectors for the numbers of a table.</summary>
public sealed class NumericEmbeddingTests
{
    private static readonly LayerInput Table = new(3) { Columns = [new("age"), new("town", ["a", "b", "c"]), new("income")] };

    [Fact]
    public void Columns_pass_through_it_so_that_an_embedding_can_stand_behind_it()
    {
        var plan = NetworkPlan.Create([new(new NumericEmbedding()), new(new Embedding { Dimension = 2 }), new(new Dense { Units = 1 })], Table);
        Assert.Equal(["age[0]", "age[1]", "age[2]", "age[3]", "town", "income[0]", "income[1]", "income[2]", "income[3]"], plan.Layers[1].Input.Columns.Select(column => column.Name));
        Assert.Equal(new Shape(4 + 2 + 4), plan.Layers[1].Plan.Output);
        Assert.Equal(["age", "town", "income"], plan.Layers[2].Input.Columns.Select(column => column.Source).Distinct());
        Assert.DoesNotContain(plan.Layers[2].Input.Columns, column => column.IsCategory);
    }

    [Fact]
    public void Columns_that_are_not_named_pass_on_as_they_are()
    {
        var input = new LayerInput(3) { Columns = [new("age"), new("town=a") { Source = "town" }, new("income")] };
        NetworkPlan Plan(params string[] columns) => NetworkPlan.Create([new(new NumericEmbedding { Columns = columns, Dimension = 2 }), new(new Dense { Units = 1 })], input);
        Assert.Equal(["age[0]", "age[1]", "town=a", "income[0]", "income[1]"], Plan("age", "income").Layers[1].Input.Columns.Select(column => column.Name));
        Assert.Equal(["age", "town=a[0]", "town=a[1]", "income"], Plan("town").Layers[1].Input.Columns.Select(column => column.Name));
        Assert.Contains("'Columns' names 'wages', but no column of numbers is called that", Assert.Throws<NetworkException>(() => Plan("wages")).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(NumericEmbeddingKind.Pbld, 4, "frequencies [2, 16], phases [2, 16], weight [2, 3, 16], bias [2, 3]")]
    [InlineData(NumericEmbeddingKind.Plr, 24, "frequencies [2, 48], weight [2, 24, 96], bias [2, 24]")]
    [InlineData(NumericEmbeddingKind.PiecewiseLinear, 16, "weight [2, 16, 48], linear [2, 16], bias [2, 16]")]
    public void The_defaults_are_those_of_the_papers(NumericEmbeddingKind kind, int dimension, string parameters)
    {
        var plan = new NumericEmbedding { Kind = kind }.Plan(Table);
        Assert.Equal(new Shape((2 * dimension) + 1), plan.Output);
        Assert.Equal(parameters, string.Join(", ", plan.Parameters.Select(parameter => $"{parameter.Name} {parameter.Shape}")));
    }

    [Fact]
    public void Edges_are_the_quantiles_of_training_samples_without_repetition()
    {
        var network = new Network<double>(NetworkPlan.Create([new(new NumericEmbedding { Kind = NumericEmbeddingKind.PiecewiseLinear, Bins = 4 })], 2));
        network.Initialize(0, new ReadOnlyMatrix<double>([4, 0, 3, 1, 2, 7, 5, 5, 5, 5], 2, 5));
        Assert.Equal([0, 1, 2, 3, 4, 5, 5, 5, 5, 5], network.States.Span.ToArray().Select((value, i) => i < 5 ? value : Math.Min(value, 5)));
        network.Initialize(0, new ReadOnlyMatrix<double>([1, 2, 3, 4, 6, 0, 0, 0, 0, 8], 2, 5));
        Assert.Equal([1, 2, 3, 4, 6, 0, 8, 8, 8, 8], network.States.Span.ToArray());
    }

    [Fact]
    public void Options_of_other_kinds_are_refused()
    {
        Assert.Contains("'Bins'", Assert.Single(new NumericEmbedding { Bins = 3 }.Validate(new(this))).ErrorMessage, StringComparison.Ordinal);
        Assert.Equal(2, new NumericEmbedding { Kind = NumericEmbeddingKind.PiecewiseLinear, StdDev = 1, Frequencies = 2 }.Validate(new(this)).Count());
        Assert.Empty(new NumericEmbedding { Kind = NumericEmbeddingKind.PiecewiseLinear, Bins = 3 }.Validate(new(this)));
    }

    [Fact]
    public void Without_numbers_it_says_what_to_do()
        => Assert.Contains("leave the layer out", Assert.Throws<ShapeException>(() => new NumericEmbedding().Plan(new LayerInput(1) { Columns = [new("town", ["a"])] })).Message, StringComparison.Ordinal);

    [Fact]
    public void Categories_behind_it_stop_a_run_where_nobody_takes_them()
    {
        var data = new TableDataSet(new DataSchema([new Column("colour", ["red", "blue"]), new Column("x")], [new Column("y")]), [0, 1, 1, 2, 0, 3, 1, 4], [1, 2, 1, 2]);
        TrainingSetup Setup(params LayerSetup[] layers) => new()
        {
            Network = { Layers = layers },
            Loss = new FnnKit.Losses.MeanSquaredError(),
            Optimizer = new FnnKit.Optimizers.Adam(),
            Metrics = [new FnnKit.Metrics.R2()],
        };
        var refused = SetupChecks.Run(SetupFacts.Create(Setup(new(new NumericEmbedding()), new(new Dense { Units = 1 })), data)).Where(error => !error.IsWarning);
        Assert.Contains("the layer 'dense1' accepts only numbers", Assert.Single(refused).Message, StringComparison.Ordinal);
        Assert.DoesNotContain(SetupChecks.Run(SetupFacts.Create(Setup(new(new NumericEmbedding()), new(new Embedding()), new(new Dense { Units = 1 })), data)), error => !error.IsWarning);
    }
}
