using FnnKit.Activations;
using FnnKit.Data;
using FnnKit.Layers;

namespace FnnKit.Tests.Models;

public sealed class ModelTests : IDisposable
{
    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");

    public void Dispose() => File.Delete(_path);

    private static readonly PartAssemblies Parts = new(typeof(Dense).Assembly, typeof(Softmax).Assembly, typeof(Standardize).Assembly);

    private static async Task<Model> Train(Precision precision = Precision.Float32)
    {
        var setup = Some.Setup();
        setup.Precision = precision;
        setup.Data.Transforms = [new Standardize(), new MinMax()];
        return (await new Trainer(setup).TrainAsync()).Model;
    }

    [Theory]
    [InlineData(Precision.Float32)]
    [InlineData(Precision.Float64)]
    public async Task A_model_that_is_saved_and_loaded_predicts_the_same_bits(Precision precision)
    {
        var model = await Train(precision);
        model.Save(_path);
        var loaded = Model.Load(_path, Parts);
        Assert.Equal(model.Predict(0.7, -1.3), loaded.Predict(0.7, -1.3));
        Assert.Equal(precision, loaded.Precision);
        Assert.Equal(["no", "yes"], loaded.Classes);
        Assert.Equal(["a", "b"], loaded.Schema.Features.Select(column => column.Name));
    }

    [Fact]
    public async Task The_same_training_writes_the_same_bytes()
    {
        (await Train()).Save(_path);
        byte[] first = File.ReadAllBytes(_path);
        (await Train()).Save(_path);
        Assert.Equal(first, File.ReadAllBytes(_path));
    }

    [Fact]
    public async Task A_model_whose_plugin_is_missing_says_which_one_and_its_version()
    {
        (await Train()).Save(_path);
        var exception = Assert.Throws<MissingPluginException>(() => Model.Load(_path, new PartAssemblies(typeof(Dense).Assembly)));
        Assert.Contains("FnnKit.Activations 0.1.0", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'FnnKit.Activations:tanh'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Many_samples_are_predicted_as_one_by_one()
    {
        var model = await Train();
        double[] features = [.. Enumerable.Range(0, 2 * 700).Select(i => Math.Sin(i))];
        double[] together = new double[2 * 700];
        model.Predict(features, together);
        for (int i = 0; i < 700; i++)
            Assert.Equal(model.Predict(features.AsSpan(2 * i, 2)), together.AsSpan(2 * i, 2).ToArray());
    }

    [Fact]
    public async Task Many_threads_predict_at_once()
    {
        var model = await Train();
        double[] expected = model.Predict(0.1, 0.2);
        Parallel.For(0, 2000, _ => Assert.Equal(expected, model.Predict(0.1, 0.2)));
    }

    [Fact]
    public async Task A_prediction_into_spans_allocates_nothing()
    {
        var model = await Train();
        double[] outputs = new double[2];
        for (int i = 0; i < 100; i++)
            model.Predict([0.1, 0.2], outputs);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
            model.Predict([0.1, 0.2], outputs);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public async Task Threads_that_predict_at_once_allocate_nothing_once_each_has_its_memory()
    {
        var model = await Train();
        using var allocated = new ThreadLocal<long>(trackAllValues: true);
        using var ready = new Barrier(4);
        Thread[] threads = [.. Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            double[] one = new double[2], many = new double[2 * 700], rows = new double[2 * 700];
            for (int i = 0; i < 200; i++)
            {
                model.Predict([0.1, 0.2], one);
                model.Predict(rows.AsSpan(), many);
            }

            ready.SignalAndWait();
            long before = GC.GetAllocatedBytesForCurrentThread();
            for (int i = 0; i < 200; i++)
            {
                model.Predict([0.1, 0.2], one);
                model.Predict(rows.AsSpan(), many);
            }

            allocated.Value = GC.GetAllocatedBytesForCurrentThread() - before;
        }))];
        Array.ForEach(threads, thread => thread.Start());
        Array.ForEach(threads, thread => thread.Join());
        // A thread that finds all memory lent out makes its own, which it can at most four times in all.
        Assert.InRange(allocated.Values.Count(bytes => bytes == 0), 1, 4);
        Assert.InRange(allocated.Values.Sum(), 0L, 4 * 200_000L);
    }

    [Fact]
    public async Task A_value_that_is_no_number_is_refused_and_named()
    {
        var model = await Train();
        Assert.Contains("sample 2", Assert.Throws<DataException>(() => model.Predict([1.0, 2, 3, double.NaN], new double[4].AsSpan())).Message, StringComparison.Ordinal);
        Assert.Contains("'a'", Assert.Throws<DataException>(() => model.Predict([1e300, 2], new double[2].AsSpan())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rows_that_are_not_whole_are_refused()
    {
        var model = await Train();
        Assert.Throws<ArgumentException>(() => model.Predict([1.0, 2, 3], new double[10]));
        Assert.Throws<ArgumentException>(() => model.Predict([1.0, 2], new double[1]));
    }
}
