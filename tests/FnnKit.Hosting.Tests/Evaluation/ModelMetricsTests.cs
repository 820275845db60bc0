namespace FnnKit.Hosting.Tests.Evaluation;

public sealed class ModelMetricsTests
{
    private const string Moons = """
        { "FnnKit": {
            "Data": { "Loader": { "Type": "moons", "Samples": 60 } },
            "Network": { "Layers": [ { "Type": "dense", "Units": 1, "Activation": "sigmoid" } ] },
            "Loss": "binary-cross-entropy", "Optimizer": { "Type": "adam" }, "Training": { "Epochs": 2, "BatchSize": 16, "AccumulateBatches": 2 }, "Metrics": [ "f1" ] } }
        """;

    [Fact]
    public async Task An_application_finds_the_metrics_that_fit_a_model_those_of_its_run_first()
    {
        var setup = Shipped.Setup(Moons);
        var result = await new Trainer(setup).TrainAsync();
        string[] names = [.. ModelMetrics.Find(result.Model, setup, Shipped.Catalogue).Select(metric => PartIdentity.Get(metric).Name)];
        Assert.Equal("f1", names[0]);
        Assert.Equal(names.Length, names.Distinct().Count());
        Assert.Contains("accuracy", names);
        Assert.Contains("roc-auc", names);
        Assert.DoesNotContain("r2", names);
        Assert.Equal(names[1..].Order(StringComparer.Ordinal), names[1..]);
    }

    [Fact]
    public async Task An_application_plans_a_run_as_the_command_does()
    {
        var plan = RunPlan.Create(await SetupFacts.LoadAsync(Shipped.Setup(Moons)))!;
        Assert.Equal(3, plan.Network.WeightCount);
        Assert.Equal(16, plan.BatchSize);
        // Two moments of Adam, and the sum of gradients.
        Assert.Equal(3, plan.OptimizerStates);
        Assert.Equal(2 * plan.StepsPerEpoch, plan.TotalSteps);
        Assert.Equal(plan.Cost.Layers[0].Numbers * 16 * plan.Cost.BytesPerNumber, plan.BatchBytes(plan.Cost.Layers[0]));
    }
}
