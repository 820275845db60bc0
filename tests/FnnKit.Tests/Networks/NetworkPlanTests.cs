using FnnKit.Layers;

namespace FnnKit.Tests.Networks;

public class NetworkPlanTests
{
    [Fact]
    public void Parameters_are_named_after_layer_type_and_ordinal()
    {
        var plan = NetworkPlan.Create([new(new Dense { Units = 3 }), new(new Dropout()), new(new Dense { Units = 2, Bias = false })], 4);
        Assert.Equal(["dense1", "dropout1", "dense2"], plan.Layers.Select(layer => layer.Name));
        Assert.Equal(["dense1.weight", "dense1.bias", "dense2.weight"], plan.Parameters.Select(parameter => parameter.Name));
        Assert.Equal([0, 12, 15], plan.Parameters.Select(parameter => parameter.Offset));
        Assert.Equal(21, plan.WeightCount);
        Assert.Equal(2, plan.Output.Size);
    }

    [Fact]
    public void A_layer_goes_by_the_name_it_was_given()
        => Assert.Equal("head.weight", NetworkPlan.Create([new(new Dense { Units = 3 }, "head")], 4).Parameters[0].Name);

    [Theory]
    [InlineData("dense1", "that name already")]
    [InlineData("", "is not empty")]
    [InlineData("a.b", "has no '.'")]
    public void A_name_that_cannot_be_is_refused(string name, string reason)
    {
        var exception = Assert.Throws<NetworkException>(() => NetworkPlan.Create([new(new Dense { Units = 3 }), new(new Dense { Units = 2 }, name)], 4));
        Assert.Contains(reason, exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_network_of_no_layers_is_refused() => Assert.Throws<NetworkException>(() => NetworkPlan.Create([], 4));

    [Fact]
    public void A_network_too_large_for_an_array_is_refused_before_anything_is_allocated()
    {
        var exception = Assert.Throws<NetworkException>(() => NetworkPlan.Create([new(new Dense { Units = 1_000_000 }), new(new Dense { Units = 1_000_000 })], 2000));
        Assert.Contains("dense2", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_last_layer_that_does_not_fit_the_classes_is_explained()
    {
        var setup = Some.Setup();
        setup.Network.Layers = [new(new Dense { Units = 3 })];
        var exception = await Assert.ThrowsAsync<NetworkException>(() => new Trainer(setup).TrainAsync());
        Assert.Equal("layer 1 'dense1' has 3 outputs, but the loss 'cross-entropy' needs 2 because the data has 2 classes (no, yes)", exception.Message);
    }
}
