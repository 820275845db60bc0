using FnnKit.Layers;
using FnnKit.Metrics;

namespace FnnKit.Tests.Models;

public sealed class PermutationImportanceTests
{
    /// <summary>The target is 3 times the first feature; the second one is noise to which the network gives no weight.</summary>
    private static (Model Model, IDataSet Data) Known()
    {
        double[] x = new double[2 * 50], y = new double[50];
        for (int i = 0; i < 50; i++)
            (x[2 * i], x[(2 * i) + 1], y[i]) = (i, i * 7 % 50, 3 * i);
        var data = new TableDataSet(new DataSchema([new Column("used"), new Column("noise")], [new Column("y")]), x, y);
        var network = new Network<double>(NetworkPlan.Create([new LayerSetup(new Dense { Units = 1 })], 2));
        (network.Weights.Span[0], network.Weights.Span[1], network.Weights.Span[2]) = (3, 0, 0);
        return (Model.Create(network, new FeaturePipeline(data.Schema, []), new ModelNotes(new Dictionary<string, double>(), null)), data);
    }

    [Fact]
    public void A_feature_without_weight_costs_nothing_and_the_other_everything()
    {
        var (model, data) = Known();
        var importance = new PermutationImportance(model, data, [], new RootMeanSquaredError());
        Assert.Equal(0, importance.Reference);
        var features = importance.Measure();
        Assert.Equal(["used", "noise"], features.Select(feature => feature.Feature));
        Assert.Equal(0, features[1].Importance);
        // Two samples at random of 0 to 147 differ by about 60.
        Assert.InRange(features[0].Importance, 40, 80);
        Assert.Equal(features[0], importance.Measure()[0]);
        Assert.NotEqual(features[0], importance.Measure(seed: 1)[0]);
    }

    [Fact]
    public void A_metric_that_should_be_high_becomes_worse_by_falling()
    {
        var (model, data) = Known();
        var importance = new PermutationImportance(model, data, [], new R2());
        Assert.Equal(1, importance.Reference, 1e-12);
        Assert.True(importance.Measure()[0].Importance > 0.5);
    }

    [Fact]
    public void One_sample_is_too_few()
    {
        var (model, data) = Known();
        Assert.Contains("at least 2 are needed", Assert.Throws<DataException>(() => new PermutationImportance(model, data, [3], new R2())).Message, StringComparison.Ordinal);
    }
}
