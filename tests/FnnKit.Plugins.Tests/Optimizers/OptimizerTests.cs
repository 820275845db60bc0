using FnnKit.Optimizers;

namespace FnnKit.Plugins.Tests.Optimizers;

/// <summary>Steps worked out by hand.</summary>
public sealed class OptimizerTests
{
    [Fact]
    public void Sgd_moves_against_the_gradient_and_remembers_nothing()
    {
        var optimizer = new Sgd();
        Assert.Equal(0, optimizer.StateCount);
        Assert.Equal([1 - 0.2, 1 - 0.2 - 0.4], Steps(optimizer, 0.1, 2, 4), Close);
    }

    [Fact]
    public void Sgd_with_momentum_goes_on()
    {
        var optimizer = new Sgd { Momentum = 0.5 };
        Assert.Equal(1, optimizer.StateCount);
        Assert.Equal([1 - 0.2, 1 - 0.2 - 0.5], Steps(optimizer, 0.1, 2, 4), Close);
    }

    [Fact]
    public void Sgd_with_nesterov_momentum_looks_ahead()
        => Assert.Equal([1 - 0.3, 1 - 0.3 - 0.65], Steps(new Sgd { Momentum = 0.5, Nesterov = true }, 0.1, 2, 4), Close);

    [Fact]
    public void Adam_starts_with_steps_of_the_learning_rate()
    {
        // m = 0.2, 0.58; v = 0.004, 0.019996; the corrections divide by 0.1, 0.19 and 0.001, 0.001999.
        double second = 0.1 * (0.58 / 0.19) / (Math.Sqrt(0.019996 / 0.001999) + 1e-8);
        Assert.Equal([1 - (0.1 * 2 / (2 + 1e-8)), 1 - (0.1 * 2 / (2 + 1e-8)) - second], Steps(new Adam(), 0.1, 2, 4), Close);
    }

    [Fact]
    public void Adam_defaults_are_those_of_its_paper()
    {
        var adam = new Adam();
        Assert.Equal((0.001, 0.9, 0.999, 1e-8), (adam.LearningRate.At(default), adam.Beta1, adam.Beta2, adam.Epsilon));
    }

    [Theory]
    [InlineData(0, 0.8)]
    [InlineData(9, 0.8)]
    [InlineData(10, 0.4)]
    [InlineData(35, 0.1)]
    public void The_step_schedule_falls_after_steps(long step, double rate)
        => Assert.Equal(rate, new StepSchedule { From = 0.8, Factor = 0.5, EverySteps = 10 }.At(new Progress(step, 4, 100)), 1e-15);

    [Theory]
    [InlineData(7, 0.8)]
    [InlineData(8, 0.08)]
    [InlineData(16, 0.008)]
    public void The_step_schedule_falls_after_epochs(long step, double rate)
        => Assert.Equal(rate, new StepSchedule { From = 0.8, EveryEpochs = 2 }.At(new Progress(step, 4, 100)), 1e-15);

    [Fact]
    public void The_step_schedule_wants_one_distance()
    {
        Assert.NotEmpty(new StepSchedule { From = 1 }.Validate(new(this)));
        Assert.NotEmpty(new StepSchedule { From = 1, EverySteps = 1, EveryEpochs = 1 }.Validate(new(this)));
        Assert.Empty(new StepSchedule { From = 1, EveryEpochs = 1 }.Validate(new(this)));
    }

    [Theory]
    [InlineData(0, 1)]
    [InlineData(25, 0.8681980515339464)]
    [InlineData(50, 0.55)]
    [InlineData(100, 0.1)]
    [InlineData(1000, 0.1)]
    public void The_cosine_schedule_falls_along_half_a_wave(long step, double rate)
    {
        Assert.Equal(rate, new CosineSchedule { From = 1, To = 0.1 }.At(new Progress(step, 4, 100)), 1e-14);
        Assert.Equal(rate, new CosineSchedule { From = 1, To = 0.1, Steps = 100 }.At(new Progress(step, 4, 5000)), 1e-14);
    }

    [Fact]
    public void The_constant_schedule_stays() => Assert.Equal(0.3, new ConstantSchedule { Value = 0.3 }.At(new Progress(77, 4, 100)));

    [Fact]
    public void A_schedule_without_its_number_says_which_one()
        => Assert.Contains("'Value'", Assert.Throws<InvalidOperationException>(() => new ConstantSchedule().At(default)).Message, StringComparison.Ordinal);

    private static bool Close(double a, double b) => Math.Abs(a - b) < 1e-12;

    /// <summary>Where a weight that starts at 1 is after a step against each gradient.</summary>
    private static double[] Steps(IOptimizer optimizer, double rate, params double[] gradients)
    {
        double[] weight = [1];
        Arena<double>[] states = [.. Enumerable.Range(0, optimizer.StateCount).Select(_ => new Arena<double>(1))];
        var places = new List<double>();
        for (int step = 0; step < gradients.Length; step++)
        {
            optimizer.Update(new OptimizerPass<double>(new(step, rate), weight, [gradients[step]], states, 0));
            places.Add(weight[0]);
        }

        return [.. places];
    }
}
