using Microsoft.Extensions.DependencyInjection;

namespace FnnKit.Walkthroughs.Tests;

public sealed class NumericalGradientTests
{
    private readonly ReferenceRun _reference = new("numerical-gradient");

    private async Task<GradientCheckResult> CheckAsync(GradientCheckOptions options)
    {
        await using var host = _reference.Host();
        return await GradientCheck.RunAsync(host.GetRequiredService<TrainingSetup>(), options);
    }

    [Fact]
    public async Task Backpropagation_and_differences_of_the_loss_are_those_of_NumPy()
    {
        var result = await CheckAsync(new GradientCheckOptions());
        Assert.Equal(32, result.Samples);
        Close.Values([_reference.Number("value")], [result.Loss], 1e-12, name: "loss");
        Close.Arrays(_reference.Arrays("analytic.npz"), result.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Gradient), 1e-9, 1e-15);
        // NumPy's own differences are off by up to 4e-11.
        Close.Arrays(_reference.Arrays("numeric.npz"), result.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Gradient), 1e-6, 1e-10);
        Close.Arrays(_reference.Arrays("numeric.npz"), result.Parameters.ToDictionary(parameter => parameter.Name, parameter => parameter.Differences), 1e-6, 1e-10);
    }

    [Fact]
    public async Task Every_weight_is_checked_and_agrees()
    {
        var result = await CheckAsync(new GradientCheckOptions());
        Assert.True(result.Passed);
        Assert.Equal(result.Parameters.Sum(parameter => parameter.Shape.Size), result.Parameters.Sum(parameter => parameter.Checked));
        Assert.All(result.Parameters, parameter => Assert.True(parameter.LargestRelativeError < 1e-6, parameter.Name));
    }
}
