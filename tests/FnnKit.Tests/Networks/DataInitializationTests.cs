using FnnKit.Activations;
using FnnKit.Layers;

namespace FnnKit.Tests.Networks;

/// <summary>Initializers that look at data.</summary>
public sealed class DataInitializationTests
{
    private const int Samples = 300;

    private static Dense Layer(int units, IActivation? activation = null) => new()
    {
        Units = units,
        Parametrization = Parametrization.Ntk,
        Weights = new DataStandardized(),
        BiasInitializer = new DataHull(),
        Activation = activation,
    };

    private static IReadOnlyList<LayerSetup> Layers() => [new(Layer(7, new Mish())), new(new Residual { Layers = [new(Layer(7, new Selu()))] }), new(Layer(2))];

    private static double[] Data()
    {
        double[] data = new double[3 * Samples];
        new RandomStream(3, "data").FillNormal<double>(data);
        for (int i = 0; i < Samples; i++)
            data[i] = 100 + (20 * data[i]);
        return data;
    }

    private static Network<T> Create<T>(IReadOnlyList<LayerSetup> layers, ThreadTeam? team = null)
        where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
    {
        var network = new Network<T>(NetworkPlan.Create(layers, 3));
        network.Initialize(5, new ReadOnlyMatrix<double>(Data(), 3, Samples), team);
        return network;
    }

    /// <summary>The outputs of a layer before its activation, without the bias.</summary>
    private static double[][] Sums(Network<double> network, int layers, double[] bias)
    {
        IReadOnlyList<LayerSetup> first = [.. Layers().Take(layers)];
        var part = new Network<double>(NetworkPlan.Create(first, 3));
        network.Weights.Span[..part.Weights.Length].CopyTo(part.Weights.Span);
        var workspace = new Workspace<double>(part, Samples, new MatrixProducts(ThreadTeam.Single), learns: false);
        Data().CopyTo(workspace.Input(Samples).Values);
        workspace.Forward(Samples, isTraining: false, step: 0, upToLogits: true);
        return [.. bias.Select((b, unit) => workspace.Logits(Samples)[unit].ToArray().Select(value => value - b).ToArray())];
    }

    [Theory]
    [InlineData(1, "dense1.bias")]
    [InlineData(3, "dense2.bias")]
    public void Each_unit_has_the_deviation_1_and_bends_inside_the_data(int layers, string name)
    {
        var network = Create<double>(Layers());
        double[] bias = network.Parameter(network.Plan.Parameters.Single(parameter => parameter.Name == name)).ToArray();
        double[][] sums = Sums(network, layers, bias);
        for (int unit = 0; unit < bias.Length; unit++)
        {
            double mean = sums[unit].Average();
            Assert.Equal(1, Math.Sqrt(sums[unit].Average(value => (value - mean) * (value - mean))), 1e-9);
            Assert.InRange(-bias[unit], sums[unit].Min(), sums[unit].Max());
            Assert.NotEqual(-bias[unit], mean, 1e-6);
        }
    }

    [Fact]
    public void A_bias_is_minus_a_weighted_mean_of_five_outputs()
    {
        var network = Create<double>([new(Layer(1))]);
        double[] weights = network.Parameter(network.Plan.Parameters[0]).ToArray(), data = Data();
        var random = new RandomStream(5, "adjust dense1.bias");
        double sum = 0, mass = 0;
        for (ulong i = 0; i < 5; i++)
        {
            int sample = random.For("places").Below(Samples, i);
            double share = -Math.Log(1 - random.Uniform(i));
            double z = Enumerable.Range(0, 3).Sum(feature => weights[feature] * data[(feature * Samples) + sample]) / Math.Sqrt(3);
            sum += share * z;
            mass += share;
        }

        Assert.Equal(-sum / mass, network.Parameter(network.Plan.Parameters[1])[0], 1e-10);
    }

    [Fact]
    public void Threads_and_precision_change_nothing()
    {
        double[] alone = Create<double>(Layers()).Weights.Span.ToArray();
        using var team = new ThreadTeam(3);
        Assert.Equal(alone, Create<double>(Layers(), team).Weights.Span.ToArray());
        Assert.Equal(alone.Select(value => (float)value), Create<float>(Layers()).Weights.Span.ToArray());
    }

    [Fact]
    public void Parameters_of_other_initializers_are_what_they_are_without_data()
    {
        var plain = new Network<double>(NetworkPlan.Create([new(new Dense { Units = 4 }), new(Layer(2))], 3));
        plain.Initialize(5);
        var adjusted = Create<double>([new(new Dense { Units = 4 }), new(Layer(2))]);
        Assert.Equal(plain.Parameter(plain.Plan.Parameters[0]).ToArray(), adjusted.Parameter(plain.Plan.Parameters[0]).ToArray());
        Assert.NotEqual(plain.Parameter(plain.Plan.Parameters[2]).ToArray(), adjusted.Parameter(plain.Plan.Parameters[2]).ToArray());
    }

    [Fact]
    public void A_unit_whose_output_never_changes_keeps_what_was_drawn()
    {
        var network = new Network<double>(NetworkPlan.Create([new(Layer(2))], 3));
        network.Initialize(5, new ReadOnlyMatrix<double>([.. Enumerable.Repeat(0.1, 30)], 3, 10));
        Assert.All(network.Weights.Span.ToArray(), value => Assert.InRange(Math.Abs(value), 0, 10));
    }

    [Fact]
    public void An_initializer_says_where_it_cannot_be_used()
        => Assert.Equal(
            "The initializer 'data-hull' cannot fill 'dense1.weight' of layer 'dense1': it fills one number for each unit, such as a bias. Use another initializer for weights.",
            Assert.Throws<NetworkException>(() => Create<double>([new(new Dense { Units = 2, Weights = new DataHull() })])).Message);

    [Fact]
    public async Task A_run_starts_from_training_samples_and_goes_down()
    {
        var setup = Some.Setup();
        setup.Network.Layers = [new(Layer(5, new Mish())), .. setup.Network.Layers];
        var result = await new Trainer(setup).TrainAsync();
        Assert.True(result.History[^1].Values["loss"] < result.History[0].Values["loss"]);
        Assert.Equal(result.Model.Predict(0.3, -0.4), (await new Trainer(setup).TrainAsync()).Model.Predict(0.3, -0.4));
    }
}
