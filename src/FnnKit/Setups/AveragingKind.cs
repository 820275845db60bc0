using System.ComponentModel.DataAnnotations;

namespace FnnKit;

/// <summary>How the weights of many steps become one.</summary>
public enum AveragingKind
{
    /// <summary>They do not: the last weights are the model's.</summary>
    None,

    /// <summary>An exponential moving average: <c>mean = decay · mean + (1 - decay) · w</c>, beginning with the first weights.</summary>
    Exponential,

    /// <summary>Stochastic weight averaging (Izmailov and others, 2018): the mean of all that are added, each counting the same.</summary>
    Stochastic,
}
