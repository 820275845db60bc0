using System.Numerics;

namespace FnnKit;

/// <summary>Everything that is known once the data has been looked at: its parts, the fitted transforms, and the network that fits them.</summary>
/// <remarks>The data set itself is let go where its samples are kept: beside the numbers that a network works on, it would take twice their memory again.</remarks>
internal sealed record TrainingData<T>(DataSchema Schema, DataSplit Split, FeaturePipeline Pipeline, NetworkPlan Plan, PreparedData<T> Samples)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    /// <summary>What each sample counts in training; null where all count the same.</summary>
    public double[]? Weights { get; init; }

    /// <summary>The features of a few training samples as they stand in the data, for the test vectors of a model.</summary>
    public required IReadOnlyList<double[]> Examples { get; init; }

    /// <summary>What is probably not meant, though it can be trained.</summary>
    public required IReadOnlyList<SettingError> Warnings { get; init; }

    /// <summary>The classes of samples; null where targets are numbers.</summary>
    public Func<int[], int[]>? ClassesOf => Schema.TargetKind == TargetKind.Classes ? Samples.ClassesOf : null;

    /// <exception cref="FnnKitException">Setup and data do not go together; all that is wrong is said at once.</exception>
    public static TrainingData<T> Prepare(TrainingSetup setup, IDataSet data)
    {
        var facts = SetupFacts.Create(setup, data);
        var warnings = SetupChecks.Require(facts);
        data = facts.Data;
        FeaturePipeline pipeline = facts.Pipeline!;
        var encoding = new TargetEncoding(data.Schema, facts.Plan!.Output.Size, facts.Plan.Layers[^1].Name);
        return new TrainingData<T>(data.Schema, facts.Split!, pipeline, facts.Plan, PreparedData<T>.Create(data, pipeline, encoding))
        {
            Warnings = warnings,
            Weights = facts.Weights,
            Examples = TestVectors.Pick(data, facts.Split!.Training),
        };
    }
}
