using FnnKit.Layers;

namespace FnnKit.Tests.Checks;

public class PlanningTests
{
    [Fact]
    public void Operations_and_memory_add_up()
    {
        var plan = NetworkPlan.Create([new(new Dense { Units = 3, Activation = new FnnKit.Activations.Tanh() }), new(new Dropout()), new(new Dense { Units = 2 })], 4);
        var cost = new RunCost(plan, Precision.Float32, batch: 10, optimizerStates: 2);
        Assert.Equal([15L, 0, 8], cost.Layers.Select(layer => layer.Weights));
        Assert.Equal([27L, 0, 14], cost.Layers.Select(layer => layer.Operations));
        Assert.Equal([3L, 6, 2], cost.Layers.Select(layer => layer.Numbers));
        Assert.Equal(41, cost.InferenceOperations);
        Assert.Equal(123, cost.TrainingOperations);
        // Four numbers a weight (itself, its gradient, two states), and for each sample inputs, outputs with their logits, and two gradients of the widest layer.
        Assert.Equal(4 * ((4 * 23) + (10 * (4 + 2 + 11 + 6))), cost.TrainingBytes);
    }

    [Fact]
    public async Task The_pace_of_a_run_is_measured_without_leaving_anything()
    {
        var setup = Some.Setup();
        setup.Training.Epochs = 1_000_000;
        double seconds = await PaceMeasurement.SecondsPerStepAsync(SetupFacts.Create(setup, Some.Points()), TimeSpan.FromMilliseconds(200));
        Assert.InRange(seconds, 1e-9, 1);
    }

    [Fact]
    public async Task A_run_that_ends_sooner_than_the_measurement_is_measured_too()
        => Assert.InRange(await PaceMeasurement.SecondsPerStepAsync(SetupFacts.Create(Some.Setup(), Some.Points()), TimeSpan.FromSeconds(1)), 1e-9, 10);
}
