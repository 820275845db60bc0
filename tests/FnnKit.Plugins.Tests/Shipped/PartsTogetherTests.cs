using FnnKit.Testing.Laws;

namespace FnnKit.Plugins.Tests.Shipped;

/// <summary>What holds for our parts used with one another.</summary>
public sealed class PartsTogetherTests
{
    /// <summary>Every layer with each of the activations that it can be given.</summary>
    public static TheoryData<string, string> LayersWithActivations()
    {
        var rows = new TheoryData<string, string>();
        foreach (var layer in ShippedParts.Of<ILayer>().Where(part => part.Type.GetProperty("Activation") is not null))
        {
            foreach (var activation in ShippedParts.Of<IActivation>())
                rows.Add(layer.Name, activation.Name);
        }

        return rows;
    }

    public static TheoryData<string> Losses => ShippedParts.Names<ILoss>();

    [Theory]
    [MemberData(nameof(LayersWithActivations))]
    public void The_gradients_are_what_differences_say_through_any_activation(string name, string activation)
    {
        var layer = ShippedParts.Make<ILayer>(name);
        layer.GetType().GetProperty("Activation")!.SetValue(layer, ShippedParts.Make<IActivation>(activation));
        Assert.Null(LayerGradients.Trouble(layer, LayerSamples.For(ShippedParts.Of<ILayer>().Single(part => part.Name == name))[0]));
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void On_logits_a_loss_is_the_loss_after_the_activation_that_makes_the_link(string name)
    {
        var loss = ShippedParts.Make<ILoss>(name);
        double[] z = Testing.Draws.Between(-3, 3, LossSamples.Outputs * LossSamples.Samples), p = new double[z.Length], target = LossSamples.Target();
        foreach (var activation in ShippedParts.Of<IActivation>().Select(part => part.Make<IActivation>())
            .Where(activation => loss.OnLogits(activation.Link) is not null))
        {
            activation.Forward(new(z, LossSamples.Outputs, LossSamples.Samples), new Matrix<double>(p, LossSamples.Outputs, LossSamples.Samples));
            Assert.Equal(LossSamples.Value(loss, p, target), LossSamples.Value(loss.OnLogits(activation.Link)!, z, target), 1e-10);
        }
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void A_perfect_prediction_loses_nothing(string name)
    {
        var loss = ShippedParts.Make<ILoss>(name);
        double[] target = LossSamples.Target();
        // The likelihood of counts is at best that of the right rate, which is not one: p - t · ln p is 1 for each count of 1.
        double least = name == "poisson" ? 1.0 / LossSamples.Outputs : 0;
        Assert.InRange(LossSamples.Value(loss, LossSamples.OnScale(loss.InputScale, target), target) - least, -1e-6, 1e-6);
    }
}
