using System.ComponentModel.DataAnnotations;

namespace FnnKit;

/// <summary>Everything a run is made of. Its properties are the options of a configuration, with their defaults.</summary>
/// <remarks>Copy a setup with <c>setup with { … }</c>. The copy shares its groups of options with the original; replace a group by a copy before you change it.</remarks>
public sealed record TrainingSetup
{
    /// <summary>Creates a setup with the default of every option.</summary>
    public TrainingSetup()
    {
    }

    /// <summary>Creates a setup whose options are bound from settings. The options keep their defaults until they are bound.</summary>
    /// <param name="settings">The settings, for messages that name a place in them.</param>
    public TrainingSetup(SettingNode settings) => Settings = settings;

    /// <summary>Where all random numbers of the run come from.</summary>
    [Range(0, long.MaxValue)]
    public long Seed { get; set; }

    /// <summary>The precision of weights and arithmetic.</summary>
    public Precision Precision { get; set; } = Precision.Float32;

    /// <summary>Where the data comes from, and how it is split and transformed.</summary>
    [Required]
    public DataSetup Data { get; set; } = new();

    /// <summary>The layers, and the weights they start from.</summary>
    [Required]
    public NetworkSetup Network { get; set; } = new();

    /// <summary>What training makes small.</summary>
    [Required]
    public ILoss? Loss { get; set; }

    /// <summary>How weights move.</summary>
    [Required]
    public IOptimizer? Optimizer { get; set; }

    /// <summary>How long, in what batches, on how many threads.</summary>
    [Required]
    public TrainingOptions Training { get; set; } = new();

    /// <summary>Several networks instead of one; by default one.</summary>
    public EnsembleOptions? Ensemble { get; set; }

    /// <summary>Calibration and intervals of predictions.</summary>
    [Required]
    public PredictionOptions Predictions { get; set; } = new();

    /// <summary>What to measure.</summary>
    public IReadOnlyList<IMetric> Metrics { get; set; } = [];

    /// <summary>The callbacks of the training, called in this order after steps and epochs.</summary>
    public IReadOnlyList<ICallback> Callbacks { get; set; } = [];

    /// <summary>The settings that the setup was read from, so that messages can name their place; null for a setup made in code.</summary>
    public SettingNode? Settings { get; }
}
