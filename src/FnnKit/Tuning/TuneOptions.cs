using System.ComponentModel.DataAnnotations;

namespace FnnKit;

/// <summary>The section <c>Tune</c>: which settings a study varies, how it searches, and when it ends.</summary>
public sealed record TuneOptions
{
    /// <summary>The settings to vary, by their paths.</summary>
    [Required]
    public TuneSpace? Space { get; set; }

    /// <summary>What the trials are compared by: a value of the validation part, such as <c>validation_accuracy</c>. The metric itself says whether higher is better.</summary>
    [Required]
    public string Metric { get; set; } = "validation_loss";

    /// <summary>How many trials the study makes at most.</summary>
    [Range(1, 1_000_000)]
    public int Trials { get; set; } = 50;

    /// <summary>After which time no trial is started any more; those that run are finished. By default there is no such limit.</summary>
    public TimeSpan? Time { get; set; }

    /// <summary>Proposes the trials.</summary>
    [Required]
    public ISearch? Search { get; set; }

    /// <summary>Ends hopeless trials early; by default none is ended.</summary>
    public IPruner? Pruner { get; set; }

    /// <summary>How many trials are proposed at a time, from the results of complete generations only. A study is the same for as many workers as this.</summary>
    [Range(1, 10_000)]
    public int Generation { get; set; } = 8;

    /// <summary>How many trials this process trains at a time. They share the cores. The study is the same whatever it is.</summary>
    [Range(1, 256)]
    public int Workers { get; set; } = 1;

    /// <summary>Into how many folds the samples for training and validation are dealt out: a trial then trains one network for each, and its value is the mean. By default it trains once.</summary>
    [Range(2, 1000)]
    public int? Folds { get; set; }

    /// <summary>Where the random numbers of the search come from; those of the trials come from the seed of the run.</summary>
    [Range(0, long.MaxValue)]
    public long Seed { get; set; }

    /// <summary>Of how many of the best trials the models are kept. Settings and metrics of all trials stay.</summary>
    [Range(1, 1_000_000)]
    public int Keep { get; set; } = 5;

    /// <summary>What a network may cost; a trial beyond it is not trained.</summary>
    [Required]
    public TuneLimits Limits { get; set; } = new();
}
