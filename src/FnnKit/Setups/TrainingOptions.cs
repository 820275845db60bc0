using System.ComponentModel.DataAnnotations;

namespace FnnKit;

/// <summary>How long a network is trained, in what batches, on how many threads.</summary>
public sealed record TrainingOptions
{
    /// <summary>How many epochs to train for; 1 if neither this nor <see cref="Steps"/> says anything.</summary>
    [Range(1, long.MaxValue)]
    public long? Epochs { get; set; }

    /// <summary>How many steps to train for; whichever of this and <see cref="Epochs"/> is reached first ends the run.</summary>
    [Range(1, long.MaxValue)]
    public long? Steps { get; set; }

    /// <summary>How many samples a step works on; by default the whole training part is one batch.</summary>
    [Range(1, int.MaxValue)]
    public int? BatchSize { get; set; }

    /// <summary>
    /// How many batches a step goes over before the weights move, by the mean gradient of all their samples: a batch as many times larger, in the memory of
    /// one.
    /// </summary>
    [Range(1, int.MaxValue)]
    public int AccumulateBatches { get; set; } = 1;

    /// <summary>
    /// What a sample of each class counts in training: <c>"balanced"</c>, so that every class counts the same, or a number for each class that does not count
    /// 1. It comes on top of 'Data:SampleWeights' and, like it, leaves validation, test and metrics alone. By default all count the same.
    /// </summary>
    public ClassWeights? ClassWeights { get; set; }

    /// <summary>Limits of gradients.</summary>
    [Required]
    public ClippingOptions Clipping { get; set; } = new();

    /// <summary>What keeps weights small.</summary>
    [Required]
    public RegularizationOptions Regularization { get; set; } = new();

    /// <summary>A mean of the weights of many steps to predict with.</summary>
    [Required]
    public AveragingOptions Averaging { get; set; } = new();

    /// <summary>
    /// Whether the final model is trained anew on all samples once the run has been judged on those that it holds back, for as many epochs as the best weights took.
    /// Its metrics are those of the run that was judged.
    /// </summary>
    public bool Refit { get; set; }

    /// <summary>In which order samples are drawn; by default each epoch draws every sample once, in a new order.</summary>
    public ISampler? Sampler { get; set; }

    /// <summary>How many threads to compute on; by default as many as there are cores. The results are the same bits whatever it is.</summary>
    [Range(1, 256)]
    public int? Threads { get; set; }

    /// <summary>After how many epochs loss, metrics and validation are computed and reported.</summary>
    [Range(1, long.MaxValue)]
    public long ReportEvery { get; set; } = 1;

    /// <summary>How many steps an epoch takes.</summary>
    /// <param name="plan">How the epoch falls into batches.</param>
    public int StepsPerEpoch(SamplerPlan plan)
    {
        ArgumentNullException.ThrowIfNull(plan);
        return ((plan.StepsPerEpoch - 1) / AccumulateBatches) + 1;
    }

    /// <summary>How many steps the run takes at the most.</summary>
    /// <param name="stepsPerEpoch">How many an epoch takes.</param>
    public long TotalSteps(int stepsPerEpoch)
    {
        long epochs = Epochs ?? (Steps is null ? 1 : long.MaxValue), steps = Steps ?? long.MaxValue;
        return epochs > steps / stepsPerEpoch ? steps : Math.Min(steps, epochs * stepsPerEpoch);
    }
}
