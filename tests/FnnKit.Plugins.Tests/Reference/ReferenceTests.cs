using System.Text.Json.Nodes;
using FnnKit.Activations;
using FnnKit.Layers;
using FnnKit.Losses;
using FnnKit.Testing;

namespace FnnKit.Plugins.Tests.Reference;

/// <summary>Parts give what PyTorch, scikit-learn and the formulas of papers give.</summary>
public sealed class ReferenceTests
{
    public static TheoryData<int, string> Activations => ReferenceTable.Cases("activations");

    public static TheoryData<int, string> Losses => ReferenceTable.Cases("losses");

    public static TheoryData<int, string> Weighted => ReferenceTable.Cases("weighted");

    public static TheoryData<int, string> Optimizers => ReferenceTable.Cases("optimizers");

    public static TheoryData<int, string> Networks => ReferenceTable.Cases("networks");

    public static TheoryData<int, string> Updates => ReferenceTable.Cases("updates");

    public static TheoryData<int, string> Schedules => ReferenceTable.Cases("schedules");

    public static TheoryData<int, string> Plateaus => ReferenceTable.Cases("plateaus");

    public static TheoryData<int, string> Metrics => ReferenceTable.Cases("metrics");

    [Theory]
    [MemberData(nameof(Activations))]
    public void Activations_give_the_same_values_and_slopes(int index, string name)
    {
        var (activation, row) = ReferenceTable.Case<IActivation>("activations", index);
        const int features = 4, samples = 6;
        double[] x = row.Numbers("x"), y = new double[x.Length], dy = row.Numbers("dy"), dx = new double[x.Length];
        activation.Forward(new(x, features, samples), new Matrix<double>(y, features, samples));
        activation.Backward(new(x, features, samples), new(y, features, samples), new(dy, features, samples), new Matrix<double>(dx, features, samples));
        // The exponential reaches 1e17 here: what counts is the share by which it is off.
        double scale = name == "exp" ? y.Max() : 1;
        ReferenceTable.AssertClose([.. row.Numbers("y").Select(value => value / scale)], [.. y.Select(value => value / scale)]);
        ReferenceTable.AssertClose([.. row.Numbers("dx").Select(value => value / scale)], [.. dx.Select(value => value / scale)]);
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void Losses_give_the_same_values_and_gradients(int index, string name)
    {
        var (loss, row) = ReferenceTable.Case<ILoss>("losses", index);
        var link = Enum.Parse<Link>((string)row["link"]!);
        double[] prediction = row.Numbers("prediction"), target = row.Numbers("target"), gradient = new double[prediction.Length];
        int outputs = (int)row["outputs"]!, samples = prediction.Length / outputs;
        double value = (link == Link.None ? loss : loss.OnLogits(link)!).Evaluate(
            new(prediction, outputs, samples), new(target, outputs, samples), new Matrix<double>(gradient, outputs, samples), needsValue: true);
        Assert.True(Math.Abs((double)row["value"]! - value) <= ReferenceTable.Tolerance, $"{name} is {value}, but should be {row["value"]}");
        ReferenceTable.AssertClose(row.Numbers("gradient"), gradient);
    }

    [Theory]
    [MemberData(nameof(Weighted))]
    public void Weights_of_classes_and_samples_count_as_they_do_there(int index, string name)
    {
        var (loss, row) = ReferenceTable.Case<ILoss>("weighted", index);
        double[] prediction = row.Numbers("prediction"), target = row.Numbers("target"), gradient = new double[prediction.Length];
        int outputs = (int)row["outputs"]!, samples = prediction.Length / outputs;
        var bound = new BoundLoss<double>(loss, NetworkPlan.Create([new(new Dense { Units = outputs })], 2));
        double value = new WeightedLoss<double>(bound, samples, outputs).Evaluate(
            new(prediction, outputs, samples), new(target, outputs, samples), new(gradient, outputs, samples), row.Numbers("weights"), needsValue: true, out _);
        Assert.True(Math.Abs((double)row["value"]! - value) <= ReferenceTable.Tolerance, $"{name} is {value}, but should be {row["value"]}");
        ReferenceTable.AssertClose(row.Numbers("gradient"), gradient);
    }

    [Theory]
    [MemberData(nameof(Optimizers))]
    public void Optimizers_take_the_same_way_down_the_valley_of_Rosenbrock(int index, string name)
    {
        var (optimizer, row) = ReferenceTable.Case<IOptimizer>("optimizers", index);
        double[] w = [-1.2, 1], path = row.Numbers("path");
        Arena<double>[] states = [.. Enumerable.Range(0, optimizer.StateCount).Select(_ => new Arena<double>(2))];
        for (int step = 0; step < path.Length / 2; step++)
        {
            double bend = w[1] - (w[0] * w[0]);
            double[] gradient = [(-2 * (1 - w[0])) - (400 * w[0] * bend), 200 * bend];
            optimizer.Update(new OptimizerPass<double>(new(step, (double)row["rate"]!), w, gradient, states, 0));
            Assert.True(Math.Abs(path[2 * step] - w[0]) + Math.Abs(path[(2 * step) + 1] - w[1]) <= ReferenceTable.Tolerance,
                $"{name} is at {w[0]}, {w[1]} after step {step + 1}, but should be at {path[2 * step]}, {path[(2 * step) + 1]}");
        }
    }

    [Theory]
    [MemberData(nameof(Networks))]
    public void Optimizers_bring_a_network_to_the_same_weights(int index, string name)
    {
        var (optimizer, row) = ReferenceTable.Case<IOptimizer>("networks", index);
        var weights = Train(optimizer, row, new TrainingOptions(), 50, (double)row["rate"]!);
        Assert.NotEqual(row.Numbers("start"), weights);
        ReferenceTable.AssertClose(row.Numbers("end"), weights);
        Assert.Equal(name, (string?)row["name"]);
    }

    [Theory]
    [MemberData(nameof(Updates))]
    public void Clipping_regularization_and_means_of_weights_give_the_same_weights(int index, string name)
    {
        var (optimizer, row) = ReferenceTable.Case<IOptimizer>("updates", index);
        double[] plain = Train(optimizer, row, new TrainingOptions(), 20, 0.1);
        double[] shaped = Train(optimizer, row, ReferenceTable.Bind<TrainingOptions>(row["training"]!), 20, 0.1);
        Assert.NotEqual(plain, shaped);
        ReferenceTable.AssertClose(row.Numbers("end"), shaped);
        Assert.Equal(name, (string?)row["name"]);
    }

    /// <summary>Takes steps on a small network, four of them an epoch.</summary>
    private static double[] Train(IOptimizer optimizer, JsonNode row, TrainingOptions options, int steps, double rate)
    {
        const int samples = 8;
        IReadOnlyList<LayerSetup> layers = [new(new Dense { Units = 4, Activation = new Tanh() }), new(new Dense { Units = 2 })];
        var network = new Network<double>(NetworkPlan.Create(layers, 3));
        row.Numbers("start").CopyTo(network.Weights.Span);
        var workspace = new Workspace<double>(network, samples, new MatrixProducts(ThreadTeam.Single), learns: true);
        var loss = new BoundLoss<double>(new MeanSquaredError(), network.Plan);
        var update = new WeightUpdate<double>(optimizer, network, workspace.Gradient, ThreadTeam.Single, options);
        var average = WeightAverage<double>.Create(options, network.Weights, stepsPerEpoch: 4);
        row.Numbers("x").CopyTo(workspace.Input(samples).Values);
        for (int step = 0; step < steps; step++)
        {
            workspace.Forward(samples, isTraining: true, step, upToLogits: false);
            loss.Evaluate(workspace, new(row.Numbers("t"), 2, samples), needsGradient: true, needsValue: false);
            workspace.Backward(samples, step, fromLogits: false);
            update.Apply(new OptimizerStep(step, rate));
            average?.After(step + 1);
        }

        average?.Exchange();
        return network.Weights.Span.ToArray();
    }

    [Theory]
    [MemberData(nameof(Schedules))]
    public void Schedules_give_the_same_rates(int index, string name)
    {
        var (schedule, row) = ReferenceTable.Case<ISchedule>("schedules", index);
        double[] expected = row.Numbers("values");
        for (int step = 0; step < expected.Length; step++)
        {
            double rate = schedule.At(new Progress(step, 10, (long)row["steps"]!));
            Assert.True(Math.Abs(expected[step] - rate) <= 1e-9, $"{name} gives {rate} for step {step}, but should give {expected[step]}");
        }
    }

    [Theory]
    [MemberData(nameof(Plateaus))]
    public void The_learning_rate_falls_on_a_plateau_as_it_does_there(int index, string name)
    {
        var (callback, row) = ReferenceTable.Case<ICallback>("plateaus", index);
        double[] loss = row.Numbers("loss");
        double rate = 0.1;
        var run = callback.Start();
        var host = new RecordingCallbackHost();
        double[] rates = [.. loss.Select((value, i) =>
        {
            var values = new Dictionary<string, double> { ["loss"] = value };
            run.After(new EpochReport { Epoch = i + 1, Step = i + 1, Values = values, LearningRate = rate }, host);
            return rate = 0.1 * host.RateFactor;
        })];
        Assert.True(rates[^1] < 0.1 || (string?)row["name"] != name);
        ReferenceTable.AssertClose(row.Numbers("rates"), rates);
    }

    [Theory]
    [MemberData(nameof(Metrics))]
    public void Metrics_measure_the_same_in_batches_of_any_size(int index, string name)
    {
        var (metric, row) = ReferenceTable.Case<IMetric>("metrics", index);
        double[] prediction = row.Numbers("prediction"), target = row.Numbers("target");
        int outputs = (int)row["outputs"]!, samples = prediction.Length / outputs;
        foreach (int batch in new[] { samples, 7, 1 })
        {
            var accumulator = metric.Start();
            for (int start = 0; start < samples; start += batch)
            {
                int count = Math.Min(batch, samples - start);
                accumulator.Add(new(Columns(prediction, samples, start, count), outputs, count),
                    new ReadOnlyMatrix<double>(Columns(target, samples, start, count), outputs, count));
                accumulator = Saved(metric, accumulator);
            }

            Assert.True(Math.Abs((double)row["value"]! - accumulator.Result) <= ReferenceTable.Tolerance,
                $"{name} is {accumulator.Result} in batches of {batch}, but should be {row["value"]}");
        }
    }

    /// <summary>The same measurement, gone on with after it was saved and everything else forgotten.</summary>
    private static IMetricAccumulator Saved(IMetric metric, IMetricAccumulator accumulator)
    {
        var restored = metric.Start();
        restored.Restore(accumulator.Save());
        return restored;
    }

    private static double[] Columns(double[] values, int columns, int start, int count)
        => [.. Enumerable.Range(0, values.Length / columns).SelectMany(row => values.Skip((row * columns) + start).Take(count))];
}
