using System.ComponentModel.DataAnnotations;

namespace FnnKit;

/// <summary>Where the data comes from, and how it is split and transformed.</summary>
public sealed record DataSetup
{
    /// <summary>Reads or makes the data.</summary>
    [Required]
    public IDataLoader? Loader { get; set; }

    /// <summary>Which shares are held back from training.</summary>
    [Required]
    public SplitOptions Split { get; set; } = new();

    /// <summary>
    /// The column of a table that says what each sample counts in training, and is then no feature: a batch loses <c>Σ w · l / Σ w</c>. Validation, test and
    /// metrics count all samples the same. By default all do.
    /// </summary>
    public string? SampleWeights { get; set; }

    /// <summary>Columns that are no features although the loader reads them, such as identifiers. A model does not ask for them.</summary>
    public IReadOnlyList<string> Exclude { get; set; } = [];

    /// <summary>What the model does with a category that training never saw: by default it counts as unknown.</summary>
    public UnknownCategories UnknownCategories { get; set; }

    /// <summary>Changes of the features, in order, each fitted on the training part alone.</summary>
    public IReadOnlyList<ITransform> Transforms { get; set; } = [];

    /// <summary>
    /// Changes of targets that are numbers, in order, each fitted on the training part alone. The network learns what they make; predictions and metrics are
    /// brought back to the unit of the data.
    /// </summary>
    public IReadOnlyList<ITransform> TargetTransforms { get; set; } = [];
}
