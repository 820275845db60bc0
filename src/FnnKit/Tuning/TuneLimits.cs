using System.ComponentModel.DataAnnotations;

namespace FnnKit;

/// <summary>What the network of a trial may cost. It is known from its plan, before it is trained.</summary>
public sealed record TuneLimits
{
    /// <summary>The largest number of weights; by default any.</summary>
    [Range(1, int.MaxValue)]
    public int? Weights { get; set; }

    /// <summary>The largest number of floating-point operations of one prediction; by default any.</summary>
    [Range(1, long.MaxValue)]
    public long? Operations { get; set; }

    /// <summary>The limit that a network breaks, in words; null if it breaks none.</summary>
    /// <param name="plan">The network.</param>
    public string? Find(NetworkPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        if (plan.WeightCount > Weights)
            return FormattableString.Invariant($"the network has {plan.WeightCount:N0} weights, more than the {Weights:N0} of 'Tune:Limits:Weights'");
        long operations = plan.AllLayers.Sum(layer => LayerCost.Compute(layer).Operations);
        return operations > Operations
            ? FormattableString.Invariant($"a prediction takes {operations:N0} operations, more than the {Operations:N0} of 'Tune:Limits:Operations'") : null;
    }
}
