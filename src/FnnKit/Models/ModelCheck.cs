using System.Numerics;

namespace FnnKit;

/// <summary>Checks whether what a model file holds fits together. A checksum only says that the file is as somebody wrote it.</summary>
internal static class ModelCheck
{
    /// <summary>Checks that each transform takes what the one before it returns, and that the outputs are those of the targets.</summary>
    /// <exception cref="ModelException">They are not.</exception>
    public static void Require(string path, FeaturePipeline pipeline, NetworkPlan plan)
    {
        int columns = pipeline.Schema.Features.Count;
        foreach (var step in pipeline.Steps)
        {
            if (step.Columns.Count != columns)
                throw Wrong(path, $"its transform '{PartIdentity.Get(step.Transform).Name}' takes {step.Columns.Count} columns, but gets {columns}");
            columns = step.Transform.Plan(step.Columns).Count;
        }

        foreach (var step in pipeline.Targets.Steps)
        {
            if (step.Columns.Count != plan.Output.Size)
                throw Wrong(path, $"its transform '{PartIdentity.Get(step.Transform).Name}' of targets takes {step.Columns.Count} columns, but the network has {plan.Output.Size} outputs");
        }

        try
        {
            _ = new TargetEncoding(pipeline.Schema, plan.Output.Size, plan.Layers[^1].Name);
        }
        catch (NetworkException exception)
        {
            throw Wrong(path, exception.Message, exception);
        }
    }

    /// <summary>Checks that all weights are finite.</summary>
    /// <exception cref="ModelException">They are not.</exception>
    public static Network<T> Require<T>(string path, Network<T> network)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Reductions.AllFinite<T>(network.Weights.Span) && Reductions.AllFinite<T>(network.States.Span) ? network
        : throw Wrong(path, "it has weights that are infinite or not a number");

    private static ModelException Wrong(string path, string problem, Exception? cause = null)
        => new($"{path} cannot be used: {problem}. The file is damaged, or a plugin has changed; restore it, or train the model again.", cause);
}
