using Microsoft.Extensions.DependencyInjection;

namespace FnnKit.Serving.Tests;

/// <summary>Batches of waiting rows.</summary>
public sealed class BatcherTests : IDisposable
{
    private readonly ServeMetrics _metrics = new();
    private readonly ServiceProvider _services = new ServiceCollection().AddFnnKitPlugins().Services.BuildServiceProvider();

    public void Dispose()
    {
        _metrics.Dispose();
        _services.Dispose();
    }

    [Fact]
    public async Task Rows_that_wait_are_predicted_together_with_the_bits_that_they_have_alone()
    {
        var model = Load();
        var batcher = new Batcher(model, "churn", new ServeBatching { DelayMilliseconds = 30, Parallel = 1 }, _metrics);
        double[][] samples = [.. Enumerable.Range(0, 40).Select(i => new double[] { 20 + i, i % 3, 15000 + i, i % 30 })];
        var batched = await Task.WhenAll(samples.Select(sample => batcher.PredictAsync(sample, 1, default).AsTask()));
        Assert.Equal(samples.Select(sample => model.Predict(sample)), batched);
        Assert.Equal(0, batcher.Waiting);
    }

    [Fact]
    public async Task A_row_that_cannot_be_predicted_does_not_spoil_the_others()
    {
        var model = Load();
        var batcher = new Batcher(model, "churn", new ServeBatching { DelayMilliseconds = 30, Parallel = 1 }, _metrics);
        var good = batcher.PredictAsync(new double[] { 40, 1, 15000, 7 }, 1, default).AsTask();
        var bad = batcher.PredictAsync(new double[] { 40, 1, 15000, 1e300 }, 1, default).AsTask();
        var other = batcher.PredictAsync(new double[] { 30, 0, 15000, 7 }, 1, default).AsTask();
        await Assert.ThrowsAsync<DataException>(() => bad);
        Assert.Equal(model.Predict(40, 1, 15000, 7), await good);
        Assert.Equal(model.Predict(30, 0, 15000, 7), await other);
    }

    [Fact]
    public async Task More_rows_than_the_queue_holds_are_sent_away_and_the_rest_is_answered()
    {
        var batcher = new Batcher(Load(), "churn", new ServeBatching { DelayMilliseconds = 50, Parallel = 1, Queue = 5 }, _metrics);
        var waiting = Enumerable.Range(0, 5).Select(_ => batcher.PredictAsync(new double[] { 40, 1, 15000, 7 }, 1, default).AsTask()).ToArray();
        var error = await Assert.ThrowsAsync<RequestException>(async () => await batcher.PredictAsync(new double[] { 40, 1, 15000, 7 }, 1, default));
        Assert.Equal((503, 1), (error.Status, error.RetryAfter));
        await Task.WhenAll(waiting);
        _ = await batcher.PredictAsync(new double[] { 40, 1, 15000, 7 }, 1, default);
    }

    [Fact]
    public async Task A_request_of_many_rows_is_split_and_comes_back_in_order()
    {
        var model = Load();
        var batcher = new Batcher(model, "churn", new ServeBatching { Rows = 7 }, _metrics);
        double[] features = [.. Enumerable.Range(0, 100).SelectMany(i => new double[] { 20 + (i % 50), i % 3, 15000 + i, i % 30 })];
        double[] expected = new double[200];
        model.Predict(features, expected.AsSpan());
        Assert.Equal(expected, await batcher.PredictAsync(features, 100, default));
    }

    [Fact]
    public async Task Who_gives_up_is_passed_over()
    {
        var batcher = new Batcher(Load(), "churn", new ServeBatching { DelayMilliseconds = 100, Parallel = 1 }, _metrics);
        using var given = new CancellationTokenSource();
        var waiting = batcher.PredictAsync(new double[] { 40, 1, 15000, 7 }, 1, given.Token).AsTask();
        await given.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        _ = await batcher.PredictAsync(new double[] { 40, 1, 15000, 7 }, 1, default);
        Assert.Equal(0, batcher.Waiting);
    }

    private Model Load() => Model.Load(TrainedModels.Customers, _services.GetRequiredService<IPartSource>());
}
