using FnnKit.Activations;
using FnnKit.Layers;
using FnnKit.Losses;
using FnnKit.Optimizers;

namespace FnnKit.Tests.Training;

/// <summary>Factors of the learning rate and of weight decay.</summary>
public sealed class FactorTests
{
    private static Network<double> Network(double factor, IInitializer? bias = null)
    {
        var first = new Dense { Units = 3, Activation = new Tanh() };
        var inner = new Residual { Layers = [new(new Dense { Units = 3 }) { LearningRateFactor = 5 }] };
        var last = new Dense { Units = 1, BiasInitializer = bias ?? new Constant() };
        var network = new Network<double>(NetworkPlan.Create([new(first), new(inner) { LearningRateFactor = factor }, new(last)], 2));
        network.Initialize(1);
        return network;
    }

    /// <summary>How each weight moves in some steps.</summary>
    private static double[] Moves(Network<double> network, IOptimizer optimizer, double rate, int steps = 1, TrainingOptions? options = null)
    {
        double[] before = network.Weights.Span.ToArray();
        var session = new TrainingSession<double>(network, new MeanSquaredError(), optimizer, 2, options);
        for (int step = 0; step < steps; step++)
        {
            double[] inputs = [0.5, -1, 0.25, 2];
            inputs.AsSpan(0, session.Inputs(2).Values.Length).CopyTo(session.Inputs(2).Values);
            for (int i = 0; i < session.Targets.Values.Length; i++)
                session.Targets.Values[i] = i % 2 == 0 ? 1 : -1;
            session.Forward();
            session.ComputeLoss();
            session.Backward();
            session.Update(rate);
        }

        return [.. network.Weights.Span.ToArray().Zip(before, (after, then) => after - then)];
    }

    private static double[] Of(Network<double> network, double[] moves, string name)
    {
        var parameter = network.Plan.Parameters.Single(parameter => parameter.Name == name);
        return moves[parameter.Offset..(parameter.Offset + parameter.Shape.Size)];
    }

    [Fact]
    public void A_step_of_gradient_descent_is_as_many_times_longer_as_the_factors_of_its_layer_and_those_around_it()
    {
        Network<double> plain = Network(0.2), changed = Network(3);
        double[] expected = Moves(plain, new Sgd(), 0.1), moves = Moves(changed, new Sgd(), 0.1);
        Assert.Equal(15, changed.Plan.Parameters.Single(parameter => parameter.Name == "residual1.dense1.weight").Plan.LearningRateFactor);
        Assert.Equal(Of(plain, expected, "dense1.weight"), Of(changed, moves, "dense1.weight"));
        Assert.Equal(Of(plain, expected, "dense2.bias"), Of(changed, moves, "dense2.bias"));
        Assert.Equal(Of(plain, expected, "residual1.dense1.weight").Select(move => 15 * move), Of(changed, moves, "residual1.dense1.weight"), (a, b) => Math.Abs(a - b) < 1e-12);
    }

    [Theory]
    [InlineData(typeof(Sgd))]
    [InlineData(typeof(Adam))]
    [InlineData(typeof(AdamW))]
    [InlineData(typeof(Lamb))]
    public void A_factor_of_zero_keeps_a_layer_as_it_starts(Type optimizer)
    {
        var network = Network(0);
        double[] moves = Moves(network, (IOptimizer)Activator.CreateInstance(optimizer)!, 0.1, steps: 3, new TrainingOptions { Regularization = { WeightDecay = 0.1 } });
        Assert.All(Of(network, moves, "residual1.dense1.weight"), move => Assert.Equal(0, move));
        Assert.All(Of(network, moves, "dense1.weight"), move => Assert.NotEqual(0, move));
    }

    [Fact]
    public void Weight_decay_is_multiplied_by_the_factors_of_the_learning_rate_and_of_decay()
    {
        // Without a gradient, AdamW takes away rate · factor · decay · decay factor of a weight, and so does the decay of the host.
        var plan = NetworkPlan.Create([new(new Twice()) { LearningRateFactor = 0.5 }], 1);
        foreach (var (optimizer, decay) in new (IOptimizer, double)[] { (new AdamW { WeightDecay = 0.3 }, 0), (new Adam(), 0.3), (new Lion { WeightDecay = 0.3 }, 0) })
        {
            var network = new Network<double>(plan);
            network.Initialize(0);
            double[] moves = Moves(network, optimizer, 0.1, options: new TrainingOptions { Regularization = { WeightDecay = decay } });
            Assert.Equal(-0.1 * 0.5 * 0.3 * 4 * 2, moves[0], 1e-15);
        }
    }

    [Fact]
    public void A_factor_that_can_have_no_effect_is_an_error()
    {
        var nothing = Assert.Throws<NetworkException>(() => NetworkPlan.Create([new(new Dense { Units = 1 }), new(new Flatten()) { LearningRateFactor = 2 }], 2));
        Assert.Equal("'LearningRateFactor' of layer 2 'flatten1' has no effect: the layer has no parameters to train. Remove it.", nothing.Message);
        var whole = Assert.Throws<SetupException>(() => Moves(Network(2), new Lbfgs(), 0.1));
        Assert.Contains("'l-bfgs' moves all weights in one pass", whole.Message, StringComparison.Ordinal);
    }

    /// <summary>A layer whose parameter has no gradient, and decays four times as much as others.</summary>
    [Layer("twice")]
    private sealed class Twice : ILayer
    {
        public LayerPlan Plan(LayerInput input) => new(input.Shape) { Parameters = [new("weight", new Shape(1, 1), new Constant { Value = 2 }) { DecayFactor = 4 }] };

        public void Forward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, Matrix<T> y)
            where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
            => x.Values.CopyTo(y.Values);

        public void Backward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx)
            where T : unmanaged, System.Numerics.IBinaryFloatingPointIeee754<T>
            => pass.Gradient(0).Values.Clear();
    }
}
