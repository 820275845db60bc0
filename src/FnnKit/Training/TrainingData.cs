using System.Numerics;

namespace FnnKit;

/// <summary>Everything that is known once the data has been looked at: its parts, the fitted transforms, and the network that fits them.</summary>
internal sealed record TrainingData<T>(IDataSet Source, DataSplit Split, FeaturePipeline Pipeline, NetworkPlan Plan, PreparedData<T> Samples)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    public static TrainingData<T> Prepare(TrainingSetup setup, IDataSet data, ILoss loss)
    {
        var split = DataSplit.Create(data, setup.Data.Split, setup.Seed);
        ClassCheck.Of(data, split);
        var pipeline = FeaturePipeline.Fit(data, split.Training, setup.Data.Transforms);
        var plan = NetworkPlan.Create(setup.Network.Layers, pipeline.Shape);
        var encoding = new TargetEncoding(data.Schema, plan.Output.Size, plan.Layers[^1].Name);
        SetupCheck.Targets(setup, loss, data.Schema, plan.Output.Size);
        return new TrainingData<T>(data, split, pipeline, plan, PreparedData<T>.Create(data, pipeline, encoding));
    }
}
