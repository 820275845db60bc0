using System.ComponentModel.DataAnnotations.Schema;
using FnnKit.Activations;
using FnnKit.Data;
using FnnKit.Layers;

namespace FnnKit.Tests.Models;

public sealed class RecordPredictorTests
{
    private enum Colour
    {
        Blue,
        Red,
        Green,
    }

    private sealed record Flower(double SepalLength, float Petal_Width, [property: Column("colour")] string Tint, int Year, bool IsWild = true);

    private readonly record struct SmallFlower(decimal SepalLength, int PetalWidth, Colour Colour, double Year);

    private sealed record Gaps(double? SepalLength, int? PetalWidth, string? Colour, int? Year);

    private sealed record Wrong(string SepalLength, DateTime Colour, int Year, double PetalWidht);

    /// <summary>Numbers, a category in words, and a category in numbers; the outputs are the sums of what comes in.</summary>
    private static async Task<Model> Train()
    {
        Column[] columns = [new("sepal_length"), new("petal_width"), new("colour", ["blue", "red"]), new("Year", ["2019", "2021"])];
        double[] rows = [1, 2, 0, 0, 3, 4, 1, 1, 5, 6, 0, 1, 7, 8, 1, 0];
        var setup = Some.Setup(new TableDataSet(new DataSchema(columns, [new Column("class", ["no", "yes"])]), rows, [0, 1, 0, 1]));
        setup.Data.Transforms = [new OneHot()];
        setup.Network.Layers = [new(new Dense { Units = 2, Activation = new Softmax() })];
        return (await new Trainer(setup).TrainAsync()).Model;
    }

    [Fact]
    public async Task Records_of_any_shape_give_what_their_numbers_give()
    {
        var model = await Train();
        double[] expected = model.Predict(3.0, 4.0, 1.0, 1.0);
        Assert.Equal(expected, model.For<Flower>().Predict(new Flower(3, 4, "red", 2021)));
        Assert.Equal(expected, model.For<SmallFlower>().Predict(new SmallFlower(3, 4, Colour.Red, 2021)));
        Assert.Equal(expected, model.For<Gaps>().Predict(new Gaps(3, 4, "red", 2021)));
        Assert.Equal(model.Classes[model.ClassOf(expected)], model.For<Flower>().Classify(new Flower(3, 4, "red", 2021)));
        double[] two = new double[4];
        model.For<Flower>().Predict([new Flower(1, 2, "blue", 2019), new Flower(3, 4, "red", 2021)], two);
        Assert.Equal(expected, two[2..]);
    }

    [Fact]
    public async Task What_does_not_fit_is_said_all_at_once()
    {
        var model = await Train();
        string message = Assert.Throws<ModelException>(model.For<Wrong>).Message;
        Assert.Contains("'SepalLength' is String, but column 'sepal_length' takes a number", message, StringComparison.Ordinal);
        Assert.Contains("no property for column 'petal_width'; did you mean 'PetalWidht'?", message, StringComparison.Ordinal);
        Assert.Contains("'Colour' is DateTime", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Values_that_say_nothing_to_the_model_are_named()
    {
        var model = await Train();
        var flowers = model.For<Gaps>();
        Assert.Contains("'SepalLength' holds no number", Assert.Throws<DataException>(() => flowers.Predict(new Gaps(null, 1, "red", 2019))).Message, StringComparison.Ordinal);
        Assert.Contains("'SepalLength' is infinite", Assert.Throws<DataException>(() => flowers.Predict(new Gaps(double.PositiveInfinity, 1, "red", 2019))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Categories_that_are_missing_or_unknown_count_as_unknown()
    {
        var model = await Train();
        var flowers = model.For<Gaps>();
        double[] unknown = model.Predict(1.0, 1.0, Column.Unknown, 0.0);
        Assert.Equal(unknown, flowers.Predict(new Gaps(1, 1, null, 2019)));
        Assert.Equal(unknown, flowers.Predict(new Gaps(1, 1, "pink", 2019)));
        Assert.Equal(unknown, model.For<SmallFlower>().Predict(new SmallFlower(1, 1, Colour.Green, 2019)));
        Assert.Equal(model.Predict(1.0, 1.0, 1.0, Column.Unknown), flowers.Predict(new Gaps(1, 1, "red", 2020)));
    }

    [Fact]
    public async Task A_record_into_a_span_allocates_nothing()
    {
        var flowers = (await Train()).For<Flower>();
        Flower[] one = [new(3, 4, "red", 2021)];
        double[] outputs = new double[2];
        for (int i = 0; i < 100; i++)
            flowers.Predict(one, outputs);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            flowers.Predict(one, outputs);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public async Task Many_threads_predict_records_at_once()
    {
        var flowers = (await Train()).For<Flower>();
        double[] expected = flowers.Predict(new Flower(3, 4, "red", 2021));
        Parallel.For(0, 2000, _ => Assert.Equal(expected, flowers.Predict(new Flower(3, 4, "red", 2021))));
    }
}
