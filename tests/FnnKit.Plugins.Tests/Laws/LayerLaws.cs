namespace FnnKit.Plugins.Tests.Laws;

/// <summary>What holds for every layer.</summary>
public sealed class LayerLaws
{
    private const int Samples = 5;

    public static TheoryData<string> All => Parts.Names<ILayer>();

    /// <summary>Every layer with each of the activations that it can be given.</summary>
    public static TheoryData<string, string> WithActivations => Parts.Pairs(
        Parts.Of<ILayer>().Where(type => type.GetProperty("Activation") is not null)
            .SelectMany(type => Parts.Of<IActivation>().Select(activation => (Parts.NameOf(type), Parts.NameOf(activation)))));

    [Theory]
    [MemberData(nameof(All))]
    public void The_gradients_are_what_differences_say(string name)
    {
        foreach (var layer in Parts.Variants<ILayer>(name))
        {
            CheckGradients(layer, new Shape(6));
            CheckGradients(layer, new Shape(2, 3, 2));
        }
    }

    [Theory]
    [MemberData(nameof(WithActivations))]
    public void The_gradients_are_what_differences_say_through_any_activation(string name, string activation)
    {
        var layer = Parts.Make<ILayer>(name);
        layer.GetType().GetProperty("Activation")!.SetValue(layer, Parts.Make<IActivation>(activation));
        CheckGradients(layer, new Shape(6));
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Every_element_is_written(string name)
    {
        var call = new LayerCall<double>(Parts.Make<ILayer>(name), new Shape(6), Samples);
        foreach (bool isTraining in new[] { false, true })
        {
            call.Y.AsSpan().Fill(double.NaN);
            call.Forward(isTraining);
            Assert.DoesNotContain(call.Y, double.IsNaN);
        }

        call.Dx.AsSpan().Fill(double.NaN);
        call.Gradient.Fill(double.NaN);
        call.Backward();
        Assert.DoesNotContain(call.Dx, double.IsNaN);
        Assert.DoesNotContain(call.ParameterGradients(), double.IsNaN);
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_first_layer_need_not_say_what_its_inputs_do(string name)
    {
        LayerCall<double> full = new(Parts.Make<ILayer>(name), new Shape(6), Samples), first = new(Parts.Make<ILayer>(name), new Shape(6), Samples);
        full.Forward(isTraining: true);
        full.Backward();
        first.Forward(isTraining: true);
        first.Backward(needsInputs: false);
        Assert.Equal(full.ParameterGradients(), first.ParameterGradients());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void The_same_step_gives_the_same_bits(string name)
    {
        LayerCall<float> one = new(Parts.Make<ILayer>(name), new Shape(6), 300), other = new(Parts.Make<ILayer>(name), new Shape(6), 300);
        foreach (var call in new[] { one, other })
        {
            call.Forward(isTraining: true);
            call.Backward();
        }

        Assert.Equal(one.Y, other.Y);
        Assert.Equal(one.Dx, other.Dx);
        Assert.Equal(one.ParameterGradients(), other.ParameterGradients());
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_prediction_is_the_same_alone_as_in_a_batch(string name)
    {
        var batch = new LayerCall<float>(Parts.Make<ILayer>(name), new Shape(6), 33);
        batch.Forward(isTraining: false);
        var alone = new LayerCall<float>(Parts.Make<ILayer>(name), new Shape(6), 1);
        int outputs = alone.Y.Length;
        for (int sample = 0; sample < 33; sample++)
        {
            for (int feature = 0; feature < 6; feature++)
                alone.X[feature] = batch.X[(feature * 33) + sample];
            alone.Forward(isTraining: false);
            for (int output = 0; output < outputs; output++)
                Assert.Equal(alone.Y[output], batch.Y[(output * 33) + sample]);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Nothing_is_allocated(string name)
    {
        var call = new LayerCall<float>(Parts.Make<ILayer>(name), new Shape(6), Samples);
        Allocations.AssertNone(() =>
        {
            call.Forward(isTraining: true);
            call.Backward();
        });
    }

    /// <summary>Runs a layer as the host does, behind a probe, and holds the gradient of every weight of both against differences.</summary>
    private static void CheckGradients(ILayer layer, Shape input)
    {
        var plan = NetworkPlan.Create([new LayerSetup(new Probe()), new LayerSetup(layer)], input);
        var network = new Network<double>(plan);
        network.Initialize(3);
        var workspace = new Workspace<double>(network, Samples, new MatrixProducts(ThreadTeam.Single), learns: true, seed: 5);
        Differences.Draw(input.Size * Samples, -2, 2).CopyTo(workspace.Input(Samples).Values);
        double[] weight = Differences.Draw(plan.Output.Size * Samples, -1, 1, "weights");

        Loss();
        weight.CopyTo(workspace.OutputGradient(Samples).Values);
        workspace.Backward(Samples, step: 7, fromLogits: false);
        double[] gradient = workspace.Gradient.Span.ToArray();
        for (int i = 0; i < gradient.Length; i++)
            Differences.AssertSlope(Differences.Slope(Loss, ref network.Weights.Span[i]), gradient[i], $"weight {i}");

        double Loss()
        {
            workspace.Forward(Samples, isTraining: true, step: 7, upToLogits: false);
            return workspace.Output(Samples).Values.ToArray().Zip(weight, (y, w) => y * w).Sum();
        }
    }
}
