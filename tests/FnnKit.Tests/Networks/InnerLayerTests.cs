using FnnKit.Activations;
using FnnKit.Layers;

namespace FnnKit.Tests.Networks;

/// <summary>Layers inside layers have all that layers have.</summary>
public class InnerLayerTests
{
    private static Residual Block(params IReadOnlyList<LayerSetup> layers) => new() { Layers = layers };

    private static NetworkException Refused(params IReadOnlyList<LayerSetup> layers) => Assert.Throws<NetworkException>(() => NetworkPlan.Create(layers, 4));

    [Fact]
    public void They_are_named_after_the_layer_that_they_are_inside()
    {
        var plan = NetworkPlan.Create([new(new Dense { Units = 4 }), new(Block(new(new Dense { Units = 4 }), new(Block(new LayerSetup(new BatchNorm()))))), new(new Dense { Units = 1 }, "head")], 3);
        Assert.Equal(["dense1", "residual1", "residual1.dense1", "residual1.residual1", "residual1.residual1.batch-norm1", "head"], plan.AllLayers.Select(layer => layer.Name));
        Assert.Equal(["dense1", "residual1", "head"], plan.Layers.Select(layer => layer.Name));
        Assert.Contains("residual1.residual1.batch-norm1.weight", plan.Parameters.Select(parameter => parameter.Name));
        Assert.Equal(["residual1.residual1.batch-norm1.running_mean", "residual1.residual1.batch-norm1.running_var"], plan.States.Select(state => state.Name));
        Assert.Equal(2, plan.SmallestBatch);
    }

    [Fact]
    public void What_does_not_fit_inside_is_said_with_its_place()
    {
        var sum = Refused(new(new Dense { Units = 4 }), new(Block(new LayerSetup(new Dense { Units = 3 }))));
        Assert.Equal("Layer 2 'residual1' cannot work on what comes in, [4]: the layers inside make [3] of it, which cannot be added to it; end them with a layer that gives [4].", sum.Message);
        Assert.Equal("Network:Layers:1", sum.Setting);
        var image = Refused(new LayerSetup(Block(new(new Dense { Units = 4 }), new(new Conv2d { Filters = 2 }))));
        Assert.StartsWith("Layer 2 'residual1.conv2d1' cannot work on what comes in, [4]: it wants images", image.Message, StringComparison.Ordinal);
        Assert.Equal(("Network:Layers:0:Layers:1", 0), (image.Setting, image.Layer));
        var names = Refused(new LayerSetup(Block(new(new Dense { Units = 4 }, "a"), new(new Dense { Units = 4 }, "a"))));
        Assert.Equal("Layer 2 of 'residual1' is named 'a', but layer 1 has that name already; give one of them another 'Name'.", names.Message);
        Assert.Equal("Network:Layers:0:Layers:1", names.Setting);
    }

    [Fact]
    public void They_predict_alone_as_in_training_of_many_threads()
    {
        var plan = NetworkPlan.Create([new(Block(new(new Dense { Units = 8, Activation = new Relu() }), new(new Dense { Units = 4 }))), new(new ConcatSkip { Layers = [new(new Dense { Units = 2 })] })], 4);
        var network = new Network<float>(plan);
        network.Initialize(1);
        float[] Run(bool learns)
        {
            var workspace = new Workspace<float>(network, 5, new MatrixProducts(ThreadTeam.Single), learns);
            for (int i = 0; i < 20; i++)
                workspace.Input(5).Values[i] = i / 10f;
            workspace.Forward(5, isTraining: learns, step: 0, upToLogits: false);
            return workspace.Output(5).Values.ToArray();
        }

        Assert.Equal(30, Run(true).Length);
        Assert.Equal(Run(true), Run(false));
    }

    [Fact]
    public async Task Their_gradients_are_what_differences_say()
    {
        var setup = Some.Setup();
        var block = Block(new(new LayerNorm()), new(new Dropout { Rate = 0.3 }), new(new Dense { Units = 6, Activation = new Gelu() }), new(Block(new LayerSetup(new Dense { Units = 6 }))), new(new Dense { Units = 2 }));
        setup.Network.Layers = [new(block), new(new ConcatSkip { Layers = [new(block)] }), new(new Dense { Units = 2, Activation = new Softmax() })];
        Assert.True((await GradientCheck.RunAsync(setup, new GradientCheckOptions())).Passed);
    }
}
