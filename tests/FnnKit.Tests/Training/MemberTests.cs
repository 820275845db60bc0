using FnnKit.Activations;
using FnnKit.Data;
using FnnKit.Layers;
using FnnKit.Losses;
using FnnKit.Optimizers;

namespace FnnKit.Tests.Training;

/// <summary>Networks of several members: the loss is the mean of theirs, and so is the prediction.</summary>
public sealed class MemberTests
{
    private const int Members = 4;

    private static IReadOnlyList<LayerSetup> Layers(int outputs, IActivation? link, bool adapters = true) =>
    [
        new(new MemberCopies { Members = Members }),
        new(new BatchEnsembleDense { Units = 5, Activation = new Tanh(), Adapters = adapters }),
        new(new Dropout { Rate = 0.1 }),
        new(new MemberDense { Units = outputs, Activation = link }),
    ];

    private static (Workspace<double> Workspace, double[] Targets) Run(ILoss loss, IActivation link)
    {
        var plan = NetworkPlan.Create(Layers(2, link), 2);
        var network = new Network<double>(plan);
        network.Initialize(3);
        var workspace = new Workspace<double>(network, 3, new MatrixProducts(ThreadTeam.Single), learns: true);
        new double[] { 0.5, -1, 0.25, 2, 1, -0.5 }.CopyTo(workspace.Input(3).Values);
        workspace.Forward(3, isTraining: false, step: 0, upToLogits: new BoundLoss<double>(loss, plan).OnLogits);
        return (workspace, [1, 0, 1, 0, 1, 0]);
    }

    [Theory]
    [InlineData(Reduction.Mean)]
    [InlineData(Reduction.Sum)]
    public void The_loss_is_the_mean_of_the_losses_of_the_members(Reduction reduction)
    {
        var loss = new CrossEntropy { Reduction = reduction };
        var (workspace, targets) = Run(loss, new Softmax());
        var bound = new BoundLoss<double>(loss, NetworkPlan.Create(Layers(2, new Softmax()), 2));
        double[] gradient = new double[2 * Members * 3], logits = workspace.Logits(3).Values.ToArray();
        double value = bound.Evaluate(workspace.Logits(3), new(targets, 2, 3), new(gradient, 2, Members * 3), needsValue: true);
        double expected = 0;
        for (int member = 0; member < Members; member++)
        {
            double[] own = [.. Enumerable.Range(0, 6).Select(i => logits[(i / 3 * Members * 3) + (member * 3) + (i % 3)])], slope = new double[6];
            expected += loss.OnLogits(Link.Softmax)!.Evaluate(new(own, 2, 3), new(targets, 2, 3), new Matrix<double>(slope, 2, 3), needsValue: true) / Members;
            for (int i = 0; i < 6; i++)
                Assert.Equal(slope[i] / Members, gradient[(i / 3 * Members * 3) + (member * 3) + (i % 3)], 1e-14);
        }

        Assert.Equal(expected, value, 1e-14);
    }

    [Fact]
    public void The_prediction_is_the_mean_of_the_probabilities_of_the_members()
    {
        var (workspace, _) = Run(new CrossEntropy(), new Softmax());
        workspace.ActivateLogits(3);
        double[] outputs = workspace.Output(3).Values.ToArray(), prediction = workspace.Prediction(3).Values.ToArray();
        for (int i = 0; i < 6; i++)
            Assert.Equal(Enumerable.Range(0, Members).Average(member => outputs[(i / 3 * Members * 3) + (member * 3) + (i % 3)]), prediction[i], 1e-15);
        Assert.All(Enumerable.Range(0, 3), sample => Assert.Equal(1, prediction[sample] + prediction[3 + sample], 1e-14));
        Assert.True(Enumerable.Range(0, Members).Select(member => outputs[member * 3]).Distinct().Count() > 1);
    }

    [Fact]
    public void Weighted_samples_count_for_every_member()
    {
        var loss = new CrossEntropy();
        var (workspace, targets) = Run(loss, new Softmax());
        var bound = new BoundLoss<double>(loss, NetworkPlan.Create(Layers(2, new Softmax()), 2));
        double[] even = new double[24], weighted = new double[24];
        double plain = bound.Evaluate(workspace.Logits(3), new(targets, 2, 3), new(even, 2, 12), needsValue: true);
        double same = new WeightedLoss<double>(bound, 3, 2, Members).Evaluate(workspace.Logits(3), new(targets, 2, 3), new(weighted, 2, 12), [2, 2, 2], needsValue: true, out double mass);
        Assert.Equal(plain, same, 1e-14);
        Assert.Equal(6, mass);
        Assert.Equal(even, weighted, (a, b) => Math.Abs(a - b) < 1e-15);
        _ = new WeightedLoss<double>(bound, 3, 2, Members).Evaluate(workspace.Logits(3), new(targets, 2, 3), new(weighted, 2, 12), [1, 0, 0], needsValue: false, out _);
        for (int i = 0; i < 24; i++)
            Assert.Equal(i % 3 == 0 ? 3 * even[i] : 0, weighted[i], 1e-14);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 3)]
    public async Task A_run_trains_saves_and_predicts_with_them(bool adapters, int threads)
    {
        var setup = Some.Setup();
        setup.Network.Layers = Layers(2, new Softmax(), adapters);
        setup.Optimizer = new AdamW { LearningRate = 0.02 };
        setup.Training = new() { Epochs = 30, BatchSize = 4, Threads = threads };
        var result = await new Trainer(setup).TrainAsync();
        Assert.True(result.History[^1].Values["loss"] < result.History[0].Values["loss"]);
        double[] predicted = result.Model.Predict(0.3, -0.4);
        Assert.Equal((2, 1.0), (predicted.Length, Math.Round(predicted.Sum(), 5)));
        setup.Training.Threads = 1;
        Assert.Equal(predicted, (await new Trainer(setup).TrainAsync()).Model.Predict(0.3, -0.4));
        string path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");
        try
        {
            result.Model.Save(path);
            var parts = new PartAssemblies(typeof(Dense).Assembly, typeof(Softmax).Assembly, typeof(OneHot).Assembly);
            Assert.Equal(predicted, Model.Load(path, parts).Predict(0.3, -0.4));
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Features_of_one_column_start_with_the_same_numbers_for_each_member()
    {
        var input = new LayerInput(3) { Columns = [new("a=x") { Source = "a" }, new("a=y") { Source = "a" }, new("b")] };
        var network = new Network<double>(NetworkPlan.Create([new(new MemberCopies { Members = 16 }), new(new BatchEnsembleDense { Units = 2 })], input));
        network.Initialize(1);
        double[] r = network.Parameter(network.Plan.Parameters[0]).ToArray(), bias = network.Parameter(network.Plan.Parameters[^1]).ToArray();
        Assert.Equal(r[..16], r[16..32]);
        Assert.NotEqual(r[..16], r[32..]);
        Assert.Equal([-1, 1], r.Distinct().Order());
        Assert.Equal(2, bias.Distinct().Count());
        Assert.Equal(["a", "a", "b"], new OneHot().Plan([new("a", ["x", "y"]), new("b")]).Select(column => column.Source));
    }

    [Fact]
    public void Layers_of_members_say_what_stands_before_them()
        => Assert.Contains("put the layer 'members' before it",
            Assert.Throws<NetworkException>(() => NetworkPlan.Create([new(new BatchEnsembleDense { Units = 2 })], 3)).Message, StringComparison.Ordinal);
}
