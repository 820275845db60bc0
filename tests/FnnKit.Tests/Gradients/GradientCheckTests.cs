using System.Numerics;
using FnnKit.Activations;
using FnnKit.Layers;
using FnnKit.Losses;

namespace FnnKit.Tests.Gradients;

public class GradientCheckTests
{
    [Fact]
    public async Task A_network_with_dropout_agrees_since_the_same_inputs_fall_out_each_time()
    {
        var setup = Some.Setup();
        setup.Network.Layers = [new(new Dense { Units = 6, Activation = new FnnKit.Activations.Tanh() }), new(new Dropout { Rate = 0.5 }), new(new Dense { Units = 2, Activation = new Softmax() })];
        var result = await GradientCheck.RunAsync(setup, new GradientCheckOptions());
        Assert.True(result.Passed);
        Assert.Equal(4, result.Samples);
        Assert.Equal(18 + 14, result.Parameters.Sum(parameter => parameter.Checked));
    }

    [Fact]
    public async Task A_wrong_derivative_is_found_and_the_weights_behind_it_are_named()
    {
        var setup = Some.Setup();
        setup.Network.Layers = [new(new Dense { Units = 3, Activation = new WrongDerivative() }), new(new Dense { Units = 2, Activation = new Softmax() })];
        var result = await GradientCheck.RunAsync(setup, new GradientCheckOptions());
        Assert.False(result.Passed);
        var byName = result.Parameters.ToDictionary(parameter => parameter.Name);
        Assert.True(byName["dense1.weight"].Failures > 0);
        Assert.InRange(byName["dense1.weight"].LargestRelativeError, 0.005, 0.05);
        Assert.True(byName["dense1.weight"].Worst >= 0);
        Assert.Equal(0, byName["dense2.weight"].Failures);
    }

    [Fact]
    public async Task Weights_at_a_kink_are_counted_and_not_compared()
    {
        // Without weights every sum of the first layer is zero, the corner of its rectifier, and every input pushes it the same way.
        var setup = Some.Setup(Some.Line());
        setup.Network.Layers = [new(new Dense { Units = 3, Activation = new Relu(), Weights = new Zeros() }), new(new Dense { Units = 1 })];
        setup.Loss = new MeanSquaredError();
        setup.Metrics = [];
        var result = await GradientCheck.RunAsync(setup, new GradientCheckOptions());
        var byName = result.Parameters.ToDictionary(parameter => parameter.Name);
        Assert.True(result.Passed);
        Assert.Equal((3, 0), (byName["dense1.bias"].Kinks, byName["dense1.bias"].Checked));
        Assert.Equal((3, 0), (byName["dense1.weight"].Kinks, byName["dense1.weight"].Checked));
        Assert.Equal(0, byName["dense2.bias"].Kinks);
        Assert.Equal(3, byName["dense1.weight"].Differences.Count(double.IsNaN));
    }

    [Fact]
    public async Task About_as_many_weights_as_asked_for_are_checked_the_same_each_time_and_some_of_each_parameter()
    {
        var options = new GradientCheckOptions { Parameters = 6 };
        var first = await GradientCheck.RunAsync(Some.Setup(), options);
        var second = await GradientCheck.RunAsync(Some.Setup(), options);
        Assert.InRange(first.Parameters.Sum(parameter => parameter.Checked), 4, 8);
        Assert.All(first.Parameters, parameter => Assert.True(parameter.Checked >= 1, parameter.Name));
        Assert.Equal(first.Parameters.Select(parameter => parameter.Differences), second.Parameters.Select(parameter => parameter.Differences));
    }

    [Fact]
    public async Task The_check_leaves_every_weight_where_it_was()
    {
        var setup = Some.Setup();
        var first = await GradientCheck.RunAsync(setup, new GradientCheckOptions());
        var again = await GradientCheck.RunAsync(setup, new GradientCheckOptions());
        Assert.Equal(first.Loss, again.Loss);
        Assert.Equal(first.Parameters[^1].Differences, again.Parameters[^1].Differences);
    }

    [Fact]
    public async Task A_check_can_be_ended()
    {
        using var source = new CancellationTokenSource();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => GradientCheck.RunAsync(Some.Setup(), new GradientCheckOptions(), (_, _) => source.Cancel(), source.Token));
    }

    /// <summary>A tangent whose slope is one per cent too large.</summary>
    private sealed class WrongDerivative : IActivation
    {
        private readonly FnnKit.Activations.Tanh _right = new();

        public bool IsElementwise => false;

        public void Forward<T>(ReadOnlyMatrix<T> x, Matrix<T> y)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
            => _right.Forward(x, y);

        public void Backward<T>(ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            _right.Backward(x, y, dy, dx);
            foreach (ref var value in dx.Values)
                value *= T.CreateChecked(1.01);
        }
    }
}
