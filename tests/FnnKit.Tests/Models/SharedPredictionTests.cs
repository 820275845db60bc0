using FnnKit.Activations;
using FnnKit.Data;
using FnnKit.Layers;

namespace FnnKit.Tests.Models;

/// <summary>Predictions of networks large enough to be shared between threads.</summary>
public sealed class SharedPredictionTests
{
    private const int Units = 700, Samples = 300;

    private static async Task<Model> TrainAsync(Precision precision)
    {
        var setup = Some.Setup();
        setup.Precision = precision;
        setup.Data.Transforms = [new Standardize()];
        setup.Network.Layers = [new LayerSetup(new Dense { Units = Units, Activation = new Relu() }), new LayerSetup(new Dense { Units = Units, Activation = new Tanh() }), .. setup.Network.Layers];
        return (await new Trainer(setup).TrainAsync()).Model;
    }

    [Theory]
    [InlineData(Precision.Float32)]
    [InlineData(Precision.Float64)]
    public async Task A_batch_and_its_samples_one_by_one_have_the_same_bits_also_from_many_threads(Precision precision)
    {
        var model = await TrainAsync(precision);
        double[] rows = [.. Enumerable.Range(0, 2 * Samples).Select(i => Math.Sin(i))], expected = new double[2 * Samples];
        for (int i = 0; i < Samples; i++)
            model.Predict(rows.AsSpan(2 * i, 2), expected.AsSpan(2 * i, 2));
        Parallel.For(0, 8, _ =>
        {
            double[] together = new double[2 * Samples];
            model.Predict(rows.AsSpan(), together);
            Assert.Equal(expected, together);
        });
    }

    [Fact]
    public async Task Of_several_samples_that_are_wrong_the_first_is_named()
    {
        var model = await TrainAsync(Precision.Float32);
        float[] rows = new float[2 * Samples], outputs = new float[2 * Samples];
        rows[2 * 290] = rows[(2 * 150) + 1] = float.NaN;
        for (int i = 0; i < 20; i++)
            Assert.Contains("sample 151", Assert.Throws<DataException>(() => model.Predict(rows.AsSpan(), outputs)).Message, StringComparison.Ordinal);
    }
}
