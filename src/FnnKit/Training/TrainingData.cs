using System.Numerics;

namespace FnnKit;

/// <summary>Everything that is known once the data has been looked at: its parts, the fitted transforms, and the network that fits them.</summary>
internal sealed record TrainingData<T>(IDataSet Source, DataSplit Split, FeaturePipeline Pipeline, NetworkPlan Plan, PreparedData<T> Samples)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>What each sample counts in training; null where all count the same.</summary>
    public double[]? Weights { get; init; }

    /// <summary>What is probably not meant, though it can be trained.</summary>
    public required IReadOnlyList<SettingError> Warnings { get; init; }

    /// <exception cref="FnnKitException">Setup and data do not go together; all that is wrong is said at once.</exception>
    public static TrainingData<T> Prepare(TrainingSetup setup, IDataSet data)
    {
        var facts = SetupFacts.Of(setup, data);
        var warnings = SetupChecks.Require(facts);
        data = facts.Data;
        FeaturePipeline pipeline = facts.Pipeline!;
        var encoding = new TargetEncoding(data.Schema, facts.Plan!.Output.Size, facts.Plan.Layers[^1].Name);
        return new TrainingData<T>(data, facts.Split!, pipeline, facts.Plan, PreparedData<T>.Create(data, pipeline, encoding)) { Warnings = warnings, Weights = facts.Weights };
    }
}
