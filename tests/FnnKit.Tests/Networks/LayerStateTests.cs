using FnnKit.Activations;
using FnnKit.Formats;
using FnnKit.Layers;

namespace FnnKit.Tests.Networks;

/// <summary>What layers keep from step to step goes wherever weights go.</summary>
public sealed class LayerStateTests : IDisposable
{
    private static readonly PartAssemblies Parts = new(typeof(Dense).Assembly, typeof(Softmax).Assembly);

    private readonly string _path = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.safetensors");

    public void Dispose() => File.Delete(_path);

    private static TrainingSetup Setup()
    {
        var setup = Some.Setup();
        setup.Network.Layers = [new(new Dense { Units = 3 }), new(new BatchNorm()), new(new Dense { Units = 2, Activation = new Softmax() })];
        return setup;
    }

    private static async Task<Model> Train() => (await new Trainer(Setup()).TrainAsync()).Model;

    private static double[] Numbers(Model model, string name)
    {
        var array = model.Tensors().Single(tensor => tensor.Key == name).Value;
        double[] values = new double[array.Count];
        array.CopyTo(values);
        return values;
    }

    /// <summary>Leaves tensors out of the file, on purpose, so that it does without its checksum.</summary>
    private void Rewrite(Func<string, bool> stays)
    {
        var file = SafetensorsFile.Read(_path);
        SafetensorsFile.Write(_path, [.. file.Tensors.Where(tensor => stays(tensor.Key))], file.Metadata.Where(entry => entry.Key != "sha256").Append(new("sha256", "")));
    }

    [Fact]
    public async Task They_are_saved_with_the_model_and_loaded_again()
    {
        var model = await Train();
        Assert.DoesNotContain(0, Numbers(model, "batch-norm1.running_mean"));
        Assert.DoesNotContain(1, Numbers(model, "batch-norm1.running_var"));
        model.Save(_path);
        var loaded = Model.Load(_path, Parts);
        Assert.Equal(Numbers(model, "batch-norm1.running_mean"), Numbers(loaded, "batch-norm1.running_mean"));
        Assert.Equal(model.Predict(0.3, 0.1), loaded.Predict(0.3, 0.1));
        Assert.Contains(model.Summarize(), summary => summary.Name == "batch-norm1.running_var");
    }

    [Fact]
    public async Task A_model_file_without_them_is_refused_by_name()
    {
        (await Train()).Save(_path);
        Rewrite(name => name != "batch-norm1.running_var");
        Assert.Contains("no tensor 'batch-norm1.running_var'", Assert.Throws<ModelException>(() => Model.Load(_path, Parts)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Predictions_and_measurements_leave_them_alone()
    {
        var model = await Train();
        double[] before = Numbers(model, "batch-norm1.running_mean");
        model.Predict(5, 5);
        model.Evaluate(Some.Points(), [], null, [new FnnKit.Metrics.Accuracy()]);
        Assert.Equal(before, Numbers(model, "batch-norm1.running_mean"));
    }

    [Fact]
    public void Kept_weights_bring_theirs_back()
    {
        var network = new Network<float>(NetworkPlan.Create([new(new BatchNorm())], 2));
        var kept = new KeptWeights<float>(network);
        network.States.Span.Fill(3);
        kept.Keep(1);
        network.States.Span.Fill(4);
        kept.Restore();
        Assert.All(network.States.Span.ToArray(), value => Assert.Equal(3, value));
    }

    [Fact]
    public async Task Initial_weights_bring_theirs_where_they_have_them()
    {
        var model = await Train();
        model.Save(_path);
        var setup = Setup();
        setup.Network.InitialWeights = _path;
        // A step that does not move the weights moves the running mean by a tenth of its way.
        setup.Optimizer = new FnnKit.Optimizers.Sgd { LearningRate = 0 };
        setup.Training = new() { Steps = 1 };
        double[] one = Numbers((await new Trainer(setup).TrainAsync()).Model, "batch-norm1.running_var");
        Rewrite(name => !name.Contains("running", StringComparison.Ordinal));
        double[] other = Numbers((await new Trainer(setup).TrainAsync()).Model, "batch-norm1.running_var"), trained = Numbers(model, "batch-norm1.running_var");
        for (int i = 0; i < one.Length; i++)
            Assert.Equal(0.9 * (trained[i] - 1), one[i] - other[i], 1e-5);
    }

    [Fact]
    public async Task A_gradient_check_passes_and_starts_each_time_from_the_same()
        => Assert.True((await GradientCheck.RunAsync(Setup(), new GradientCheckOptions())).Passed);

    [Fact]
    public void A_prediction_cannot_move_them()
    {
        var plan = NetworkPlan.Create([new(new Drifting())], 2);
        var workspace = new Workspace<float>(new Network<float>(plan), 3, new MatrixProducts(ThreadTeam.Single), learns: true);
        workspace.Forward(3, isTraining: true, step: 0, upToLogits: false);
        Assert.Throws<InvalidOperationException>(() => workspace.Forward(3, isTraining: false, step: 0, upToLogits: false));
    }

    [Theory]
    [InlineData(7, "the last batch of an epoch has 1 sample, since 8 samples do not divide evenly into batches of 7")]
    [InlineData(1, "batches have 1 sample")]
    public void A_batch_that_is_too_small_for_a_layer_is_found_before_training(int batch, string says)
    {
        var setup = Setup();
        setup.Training.BatchSize = batch;
        var error = Assert.Single(SetupChecks.Run(SetupFacts.Create(setup, Some.Points())));
        Assert.Equal($"Training:BatchSize: error FNN112: layer 'batch-norm1' needs at least 2 samples in a batch, but {says}; set another 'BatchSize'", error.ToString());
    }

    /// <summary>Counts its calls, in predictions too, which is wrong.</summary>
    private sealed class Drifting : ILayer
    {
        public LayerPlan Plan(LayerInput input) => new(input.Shape) { States = [new("calls", 1)] };

        public void Forward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, Matrix<T> y)
            where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
        {
            x.Values.CopyTo(y.Values);
            pass.StateToUpdate(0).Values[0] += T.One;
        }

        public void Backward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx)
            where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
        {
        }
    }
}
