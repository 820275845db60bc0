using System.ComponentModel.DataAnnotations;

namespace FnnKit;

/// <summary>Everything a run is made of. Its properties are what a configuration may say, with their defaults written on them.</summary>
public sealed class TrainingSetup
{
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

    /// <summary>What to measure.</summary>
    public IReadOnlyList<IMetric> Metrics { get; set; } = [];

    /// <summary>Who looks on.</summary>
    public IReadOnlyList<ICallback> Callbacks { get; set; } = [];

    /// <summary>The same setup for one fold of its data.</summary>
    internal TrainingSetup WithFold(int fold)
    {
        var setup = (TrainingSetup)MemberwiseClone();
        setup.Data = Data.WithFold(fold);
        return setup;
    }

    /// <summary>The settings that all this was read from, so that what is wrong with it can be said with its place; null for a setup made in code.</summary>
    public SettingNode? Settings { get; internal set; }
}

/// <summary>The precision of weights and arithmetic.</summary>
public enum Precision
{
    /// <summary>IEEE 754 single precision, 32 bits.</summary>
    Float32,

    /// <summary>IEEE 754 double precision, 64 bits.</summary>
    Float64,
}

/// <summary>Where the data comes from, and how it is split and transformed.</summary>
public sealed class DataSetup
{
    /// <summary>Reads or makes the data.</summary>
    [Required]
    public IDataLoader? Loader { get; set; }

    /// <summary>Which shares are held back from training.</summary>
    [Required]
    public SplitOptions Split { get; set; } = new();

    /// <summary>
    /// The column that says what each sample counts in training, and is then no feature: a batch loses <c>Σ w · l / Σ w</c>. Validation, test and metrics count
    /// all samples the same. By default all do.
    /// </summary>
    public string? SampleWeights { get; set; }

    /// <summary>Changes of the features, in order, each fitted on the training part alone.</summary>
    public IReadOnlyList<ITransform> Transforms { get; set; } = [];

    /// <summary>
    /// Changes of targets that are numbers, in order, each fitted on the training part alone. The network learns what they make; predictions and metrics are
    /// brought back to the unit of the data.
    /// </summary>
    public IReadOnlyList<ITransform> TargetTransforms { get; set; } = [];

    internal DataSetup WithFold(int fold)
    {
        var data = (DataSetup)MemberwiseClone();
        data.Split = Split.WithFold(fold);
        return data;
    }
}

/// <summary>Which shares of the data are held back from training.</summary>
public sealed class SplitOptions
{
    /// <summary>The share that is measured while training goes on; 0 for none.</summary>
    [Range(0.0, 0.99)]
    public double Validation { get; set; }

    /// <summary>The share that is measured once, at the end; 0 for none.</summary>
    [Range(0.0, 0.99)]
    public double Test { get; set; }

    /// <summary>Whether each class keeps its share in every part; only where targets are classes.</summary>
    public bool Stratify { get; set; }

    /// <summary>
    /// For cross-validation, how many folds the data is dealt out into: a run for each tests on it and trains on the others. <see cref="Test"/> is then not used.
    /// </summary>
    [Range(2, 1000)]
    public int? Folds { get; set; }

    /// <summary>The one fold, from 1, that a run tests on; by default each in turn.</summary>
    [Range(1, 1000)]
    public int? Fold { get; set; }

    internal SplitOptions WithFold(int fold)
    {
        var options = (SplitOptions)MemberwiseClone();
        options.Fold = fold;
        return options;
    }
}

/// <summary>The layers of a network, and the weights they start from.</summary>
public sealed class NetworkSetup
{
    /// <summary>
    /// A file of weights to start from: <c>.npz</c> or <c>.safetensors</c> by parameter name, or a pickled <c>.npy</c> of <c>{'w': [...], 'b':
    /// [...]}</c>.
    /// </summary>
    [FilePath]
    public string? InitialWeights { get; set; }

    /// <summary>The layers, from the inputs to the outputs.</summary>
    [Required]
    [MinLength(1, ErrorMessage = "The network has no layers; give at least one.")]
    public IReadOnlyList<LayerSetup> Layers { get; set; } = [];
}

/// <summary>How long a network is trained, in what batches, on how many threads.</summary>
public sealed class TrainingOptions
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
