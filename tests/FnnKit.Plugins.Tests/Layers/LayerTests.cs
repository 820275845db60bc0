using FnnKit.Activations;
using FnnKit.Layers;
using FnnKit.Testing.Laws;

namespace FnnKit.Plugins.Tests.Layers;

public sealed class LayerTests
{
    [Fact]
    public void Dense_plans_weights_and_biases_for_inputs_of_any_shape()
    {
        var plan = new Dense { Units = 4, Activation = new Relu() }.Plan(new Shape(2, 3));
        Assert.Equal(new Shape(4), plan.Output);
        Assert.Equal([("weight", new Shape(4, 6)), ("bias", new Shape(4))], plan.Parameters.Select(parameter => (parameter.Name, parameter.Shape)));
        Assert.Equal((6, 4), (plan.Parameters[0].FanIn, plan.Parameters[0].FanOut));
        Assert.IsType<GlorotUniform>(plan.Parameters[0].Initializer);
        Assert.IsType<Zeros>(plan.Parameters[1].Initializer);
        Assert.IsType<Relu>(plan.Activation);
        Assert.True(plan.AppliesEpilogue);
    }

    [Fact]
    public void Dense_without_bias_has_weights_alone()
        => Assert.Equal("weight", Assert.Single(new Dense { Units = 4, Bias = false }.Plan(3).Parameters).Name);

    [Fact]
    public void Dense_adds_up_weighted_inputs_and_the_bias()
    {
        var layer = new Dense { Units = 2, Weights = new Constant { Value = 2 }, BiasInitializer = new Ones() };
        var call = new LayerCall<double>(layer, 3, 2);
        new double[] { 1, 2, 3, 4, 5, 6 }.CopyTo(call.X, 0);
        call.Forward(isTraining: true);
        Assert.Equal([19, 25, 19, 25], call.Y);
    }

    [Fact]
    public void Layers_without_what_they_cannot_do_without_say_so()
    {
        Assert.Contains("'Units'", Assert.Throws<ShapeException>(() => new Dense().Plan(3)).Message, StringComparison.Ordinal);
        Assert.Contains("'Activation'", Assert.Throws<ShapeException>(() => new ActivationLayer().Plan(3)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_activation_layer_leaves_the_shape_and_the_work_to_the_host()
    {
        var plan = new ActivationLayer { Activation = new Tanh() }.Plan(new Shape(2, 3));
        Assert.Equal(new Shape(2, 3), plan.Output);
        Assert.IsType<Tanh>(plan.Activation);
        Assert.Empty(plan.Parameters);
    }

    [Fact]
    public void Dropout_drops_its_share_and_makes_up_for_it()
    {
        var call = new LayerCall<float>(new Dropout { Rate = 0.25 }, 100, 400);
        call.X.AsSpan().Fill(3);
        call.Forward(isTraining: true);
        Assert.Equal([0f, 4f], call.Y.Distinct().Order());
        Assert.InRange(call.Y.Count(value => value == 0) / 40000.0, 0.24, 0.26);
        call.Backward();
        for (int i = 0; i < call.Y.Length; i++)
            Assert.Equal(call.Y[i] == 0, call.Dx[i] == 0);
    }

    [Fact]
    public void Dropout_leaves_predictions_alone()
    {
        var call = new LayerCall<float>(new Dropout { Rate = 0.9 }, 10, 40);
        call.Forward(isTraining: false);
        Assert.Equal(call.X, call.Y);
    }

    [Fact]
    public void Dropout_of_nothing_needs_no_memory_and_changes_nothing()
    {
        var layer = new Dropout { Rate = 0 };
        Assert.Empty(layer.Plan(10).Saved);
        var call = new LayerCall<float>(layer, 10, 40);
        call.Forward(isTraining: true);
        call.Backward();
        Assert.Equal(call.X, call.Y);
        Assert.DoesNotContain(0f, call.Dx);
    }
}
