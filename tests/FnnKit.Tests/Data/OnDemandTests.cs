using FnnKit.Data;

namespace FnnKit.Tests.Data;

public class OnDemandTests
{
    [Theory]
    [InlineData(Precision.Float32)]
    [InlineData(Precision.Float64)]
    public async Task Data_that_is_read_on_demand_trains_the_same_model_as_data_that_is_kept(Precision precision)
    {
        var kept = await Train(Some.Points(), precision);
        var demanded = await Train(new OnDemand(Some.Points()), precision);
        Assert.Equal(kept.Model.Notes.DataFingerprint, demanded.Model.Notes.DataFingerprint);
        Assert.Equal(Weights(kept), Weights(demanded));
        Assert.Equal(kept.Test, demanded.Test);
        Assert.Equal(kept.History[^1].Values, demanded.History[^1].Values);
    }

    [Fact]
    public async Task What_is_wrong_with_it_is_found_before_the_first_step()
    {
        var data = new TableDataSet(Some.Points().Schema, [1, 2, 3, double.NaN], [0, 1]);
        Assert.Contains("sample 2", (await Assert.ThrowsAsync<DataException>(() => new Trainer(Some.Setup(new OnDemand(data))).TrainAsync())).Message, StringComparison.Ordinal);
    }

    private static async Task<TrainingResult> Train(IDataSet data, Precision precision)
    {
        var setup = Some.Setup(data);
        setup.Precision = precision;
        setup.Data.Split = new() { Test = 0.25 };
        setup.Data.Transforms = [new Standardize(), new PolynomialFeatures()];
        return await new Trainer(setup).TrainAsync();
    }

    private static double[] Weights(TrainingResult result) => [.. result.Model.Summarize().SelectMany(parameter => new[] { parameter.Norm, parameter.Mean, parameter.Smallest })];

    private sealed class OnDemand(IDataSet data) : IDataSet
    {
        public DataSchema Schema => data.Schema;

        public int Count => data.Count;

        public bool IsReadOnDemand => true;

        public void Read(ReadOnlySpan<int> samples, Matrix<double> features, Matrix<double> targets) => data.Read(samples, features, targets);
    }
}
