using System.ComponentModel.DataAnnotations;

namespace FnnKit;

/// <summary>Which shares of the data are held back from training.</summary>
public sealed record SplitOptions
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

    /// <summary>
    /// The column whose equal values keep samples together, such as a customer: all samples of a group are in one part, or in one fold. The column is then no
    /// feature. Shares are kept as nearly as whole groups allow.
    /// </summary>
    public string? Group { get; set; }

    /// <summary>
    /// The column of numbers or dates that says when a sample was taken: the test part is the latest, the validation part comes before it, and samples of the same
    /// time are in one part. With <see cref="Folds"/>, each fold is tested after training on all that comes before it. The column stays a feature unless
    /// <c>Data:Exclude</c> names it.
    /// </summary>
    public string? Time { get; set; }

    /// <summary>
    /// The column that says which part a sample belongs to: <c>training</c>, <c>validation</c> or <c>test</c>. With <see cref="Folds"/>, each of its values is a
    /// fold. The column is then no feature.
    /// </summary>
    public string? By { get; set; }

    /// <summary>The columns of the data that are there for the split alone and are no features.</summary>
    internal IEnumerable<string> OwnColumns => new[] { Group, By }.OfType<string>();

    /// <summary>Whether columns of the data decide which part a sample belongs to.</summary>
    internal bool NamesColumns => Group is not null || Time is not null || By is not null;

    /// <summary>
    /// For studies that compare folds, how many folds the samples that the test part leaves are dealt out into: one of them is the validation part, in place of
    /// <see cref="Validation"/>.
    /// </summary>
    [Range(2, 1000)]
    public int? ValidationFolds { get; set; }

    /// <summary>The fold, from 1, that is the validation part.</summary>
    [Range(1, 1000)]
    public int? ValidationFold { get; set; }

    /// <summary>
    /// Whether the test part is measured at the end of the run. Set it to false for runs that are compared with each other, so that the test part stays unseen.
    /// </summary>
    public bool MeasureTest { get; set; } = true;
}
