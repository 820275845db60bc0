namespace FnnKit;

/// <summary>What a layer needs from the host, and the shape of what it gives.</summary>
/// <param name="Output">The shape of one sample that comes out.</param>
public sealed record LayerPlan(Shape Output)
{
    /// <summary>The trained parameters, in the order in which <see cref="LayerPass{T}.Parameter"/> counts them.</summary>
    public IReadOnlyList<ParameterPlan> Parameters { get; init; } = [];

    /// <summary>
    /// Numbers that the layer keeps from step to step and that are not trained, such as a running mean, in the order in which
    /// <see cref="LayerPass{T}.State"/> counts them. They are part of the model and of every checkpoint.
    /// </summary>
    public IReadOnlyList<StatePlan> States { get; init; } = [];

    /// <summary>Rows of each buffer <c>[rows, samples]</c> that Forward leaves for Backward.</summary>
    public IReadOnlyList<int> Saved { get; init; } = [];

    /// <summary>Rows of each buffer <c>[rows, samples]</c> that is lent for the time of one call.</summary>
    public IReadOnlyList<int> Scratch { get; init; } = [];

    /// <summary>
    /// An activation that is applied to what the layer writes. The host takes care of it: it applies it, goes back through it, and leaves it to the loss
    /// where the two are stabler together (softmax with cross-entropy, sigmoid with binary cross-entropy).
    /// </summary>
    public IActivation? Activation { get; init; }

    /// <summary>
    /// Whether the layer applies <see cref="LayerPass{T}.Epilogue"/> itself, while what it writes is still in cache. If not, the host does it afterwards.
    /// </summary>
    public bool AppliesEpilogue { get; init; }

    /// <summary>Whether the layer draws random numbers while training, so that it gives something else then than when predicting.</summary>
    public bool IsRandom { get; init; }

    /// <summary>How many samples a batch must have at least while training: more than one for a layer that looks at how samples of a batch differ.</summary>
    public int SmallestBatch { get; init; } = 1;

    /// <summary>
    /// What each number that comes out is, where layers behind are to know: the layer behind gets them as <see cref="LayerInput.Columns"/>. Columns of categories
    /// that a layer passes on unchanged must be among them. By default layers behind see no columns.
    /// </summary>
    public IReadOnlyList<Column> Columns { get; init; } = [];

    /// <summary>
    /// How many members predict side by side: the last dimension of <see cref="Output"/>, if it is above 1. A sample is then <c>[units, members]</c>, and a batch of
    /// <c>[units · members, samples]</c> is in memory the matrix <c>[units, members · samples]</c>, to which the host applies the activation. The loss is the mean of
    /// the members' losses, and the prediction the mean of what they predict. A layer that keeps the shape of its inputs keeps their members too.
    /// </summary>
    public int Members { get; init; } = 1;

    /// <summary>Whether the layer takes codes of categories, which are no quantities: a layer that does not is not given columns that hold them.</summary>
    public bool TakesCategories { get; init; }

    /// <summary>
    /// How many floating-point operations Forward takes for one sample, an addition and a multiplication each counting; by default two for each weight that
    /// decays (a product and its sum) and one for each that does not. Backward takes about twice as many.
    /// </summary>
    public long? Operations { get; init; }
}
