namespace FnnKit;

/// <summary>What can be wrong with a setting; the number stands in the message as <c>FNN001</c> and so on.</summary>
public enum SettingErrorCode
{
    /// <summary>The file is no JSON.</summary>
    NotJson = 1,

    /// <summary>A key stands twice in one object.</summary>
    RepeatedKey = 2,

    /// <summary>A key that nothing reads.</summary>
    UnknownKey = 3,

    /// <summary>A value of another type than is wanted.</summary>
    WrongType = 4,

    /// <summary>A value outside the range that makes sense.</summary>
    OutOfRange = 5,

    /// <summary>An option that has to be given.</summary>
    Missing = 6,

    /// <summary>A part that there is not, though there is one of nearly that name.</summary>
    UnknownPart = 7,

    /// <summary>A word that is none of those that can stand here.</summary>
    UnknownValue = 8,

    /// <summary>A name that more than one plugin brings.</summary>
    AmbiguousPart = 9,

    /// <summary>A part that threw when it was made or given its options.</summary>
    FailingPart = 10,

    /// <summary>There is no section of this name.</summary>
    MissingSection = 11,

    /// <summary>A part like none that is there: the plugin that brings it is missing.</summary>
    MissingPlugin = 12,

    /// <summary>The data cannot be read.</summary>
    UnreadableData = 100,

    /// <summary>The data cannot be split as asked.</summary>
    Split = 101,

    /// <summary>A class occurs only outside the training part.</summary>
    UnseenClass = 102,

    /// <summary>A transform that is not for the columns it gets, or columns that a network cannot take.</summary>
    Transform = 103,

    /// <summary>Layers that do not go together.</summary>
    Layers = 104,

    /// <summary>The network has not as many outputs as targets and loss ask for.</summary>
    OutputSize = 105,

    /// <summary>A loss for targets of another kind.</summary>
    LossOfOtherTargets = 106,

    /// <summary>A metric for targets of another kind.</summary>
    MetricOfOtherTargets = 107,

    /// <summary>A sampler that cannot draw such batches, or not so many.</summary>
    Sampler = 108,

    /// <summary>A learning rate that is no positive number at some step.</summary>
    LearningRate = 109,

    /// <summary>A callback that watches what no report has.</summary>
    WatchedValue = 110,

    /// <summary>Probabilities of a single class, which are always one.</summary>
    SingleProbability = 111,

    /// <summary>A batch with fewer samples than a layer needs.</summary>
    SmallestBatch = 112,

    /// <summary>A metric of probabilities, and outputs that are logits or logarithms.</summary>
    MetricOfProbabilities = 113,

    /// <summary>Weights of samples or classes that the data does not allow.</summary>
    Weights = 114,

    /// <summary>A callback saves checkpoints or logs, but nothing stores the run.</summary>
    MissingStore = 115,

    /// <summary>A loss of probabilities behind outputs that are none.</summary>
    NotProbabilities = 201,

    /// <summary>A loss of logits behind an activation that has turned them into probabilities.</summary>
    SqueezedLogits = 202,

    /// <summary>An output activation that cannot reach the targets.</summary>
    OutputRange = 203,

    /// <summary>Features of very different size.</summary>
    FeatureScale = 204,

    /// <summary>Noise behind the outputs.</summary>
    NoiseAfterOutput = 205,

    /// <summary>Classes without a metric that tells how many are right.</summary>
    NoMetric = 206,

    /// <summary>A batch that is larger than the training part.</summary>
    BatchSize = 207,

    /// <summary>A share that comes to no sample at all.</summary>
    EmptyShare = 208,

    /// <summary>A schedule that the run is too long or too short for.</summary>
    Schedule = 209,

    /// <summary>A network that has nothing to train.</summary>
    NothingToTrain = 210,

    /// <summary>A mean of weights that is never made, or that the first weights make up.</summary>
    Averaging = 211,

    /// <summary>More batches to a step than an epoch has.</summary>
    Accumulation = 212,
}
