using FnnKit.Layers;
using FnnKit.Testing.Laws;

namespace FnnKit.Plugins.Tests.Layers;

/// <summary>What layers of the catalogue give, worked out by hand.</summary>
public sealed class NormTests
{
    [Fact]
    public void Layer_norm_gives_each_sample_mean_zero_and_variance_one()
        => Check(new LayerNorm { Epsilon = 1e-12 }, [1, 10, 2, 20, 3, 30], [-Deviate, -Deviate, 0, 0, Deviate, Deviate]);

    [Fact]
    public void Rms_norm_gives_each_sample_mean_square_one()
        => Check(new RmsNorm { Epsilon = 1e-12 }, [1, 10, 2, 20, 2, 20], [Root / 3, Root / 3, 2 * Root / 3, 2 * Root / 3, 2 * Root / 3, 2 * Root / 3]);

    [Fact]
    public void A_sample_of_equal_features_is_normalized_to_zero() => Check(new LayerNorm(), [4, 0, 4, 0, 4, 0], [0, 0, 0, 0, 0, 0]);

    [Fact]
    public void Prelu_starts_by_letting_a_quarter_through() => Check(new PRelu(), [-4, 1, 2, -2, 0, 3], [-1, 1, 2, -0.5, 0, 3]);

    [Fact]
    public void Norms_are_not_decayed()
        => Assert.All(new ILayer[] { new LayerNorm(), new RmsNorm(), new PRelu { PerFeature = true } }.SelectMany(layer => layer.Plan(3).Parameters),
            parameter => Assert.False(parameter.Decays));

    [Fact]
    public void Flatten_makes_a_vector_of_an_image() => Assert.Equal(new Shape(12), new Flatten().Plan(new Shape(2, 3, 2)).Output);

    [Fact]
    public void Maxout_takes_the_largest_of_its_pieces_and_teaches_that_one_alone()
    {
        var layer = new Maxout { Units = 1, Pieces = 3, Weights = new Ones() };
        var call = new LayerCall<double>(layer, 2, 1);
        new double[] { 1, 2 }.CopyTo(call.X, 0);
        call.Forward(isTraining: true);
        Assert.Equal([3], call.Y);
        call.Backward();
        double[] gradient = call.ParameterGradients();
        Assert.NotEqual(0, gradient[0]);
        Assert.All(gradient[2..6], slope => Assert.Equal(0, slope));
    }

    [Fact]
    public void Gated_outputs_are_sums_times_gates()
    {
        var layer = new Gated { Units = 2, Activation = new FnnKit.Activations.Relu(), Weights = new Ones(), BiasInitializer = new Ones() };
        var call = new LayerCall<double>(layer, 2, 2);
        new double[] { 1, -2, 2, -3 }.CopyTo(call.X, 0);
        call.Forward(isTraining: true);
        Assert.Equal([16, 0, 16, 0], call.Y);
    }

    [Fact]
    public void Gaussian_noise_has_its_deviation_and_predictions_have_none()
    {
        var call = new LayerCall<double>(new GaussianNoise { StdDev = 0.5 }, 100, 400);
        call.X.AsSpan().Fill(3);
        call.Forward(isTraining: true);
        Assert.InRange(call.Y.Average(), 2.98, 3.02);
        Assert.InRange(Math.Sqrt(call.Y.Average(y => (y - 3) * (y - 3))), 0.49, 0.51);
        call.Forward(isTraining: false);
        Assert.All(call.Y, y => Assert.Equal(3, y));
    }

    [Fact]
    public void Alpha_dropout_keeps_mean_and_variance()
    {
        var call = new LayerCall<double>(new AlphaDropout { Rate = 0.2 }, 100, 400);
        new RandomStream(1, "x").FillNormal(call.X.AsSpan());
        call.Forward(isTraining: true);
        Assert.InRange(call.Y.Average(), -0.02, 0.02);
        Assert.InRange(call.Y.Average(y => y * y), 0.97, 1.03);
    }

    [Fact]
    public void Layers_without_what_they_need_say_so()
    {
        Assert.Contains("'Units'", Assert.Throws<ShapeException>(() => new Maxout().Plan(3)).Message, StringComparison.Ordinal);
        Assert.Contains("'Activation'", Assert.Throws<ShapeException>(() => new Gated { Units = 1 }.Plan(3)).Message, StringComparison.Ordinal);
        Assert.Contains("'StdDev'", Assert.Throws<ShapeException>(() => new GaussianNoise().Plan(3)).Message, StringComparison.Ordinal);
    }

    private static readonly double Deviate = Math.Sqrt(1.5);

    private static readonly double Root = Math.Sqrt(3);

    /// <summary>What a layer makes of two samples of three features.</summary>
    private static void Check(ILayer layer, double[] x, double[] y)
    {
        var call = new LayerCall<double>(layer, 3, 2);
        x.CopyTo(call.X, 0);
        call.Forward(isTraining: true);
        for (int i = 0; i < y.Length; i++)
            Assert.Equal(y[i], call.Y[i], 1e-9);
    }
}
