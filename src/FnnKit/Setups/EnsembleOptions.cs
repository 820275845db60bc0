using System.ComponentModel.DataAnnotations;

namespace FnnKit;

/// <summary>Several networks of one configuration that predict together: the prediction is the mean of theirs.</summary>
public sealed record EnsembleOptions
{
    /// <summary>How many networks are trained.</summary>
    [Range(2, 100)]
    public int Members { get; set; } = 5;

    /// <summary>What makes them differ.</summary>
    public EnsembleKind Of { get; set; }

    /// <summary>
    /// Whether only the members take part, and as often, that together predict the validation part best: the greedy selection with repetition of Caruana and others,
    /// Ensemble selection from libraries of models, ICML 2004. Only for <see cref="EnsembleKind.Seeds"/>.
    /// </summary>
    public bool Select { get; set; }

    /// <summary>The one member, from 1, that a run trains; by default all, one after the other. The runs of members say it.</summary>
    [Range(1, 100)]
    public int? Member { get; set; }
}
