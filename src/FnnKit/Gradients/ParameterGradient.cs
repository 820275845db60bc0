namespace FnnKit;

/// <summary>How the gradient of one parameter compares.</summary>
/// <param name="Name">The parameter, such as <c>dense1.weight</c>.</param>
/// <param name="Shape">Its shape.</param>
/// <param name="Gradient">What backpropagation gives for each of its weights.</param>
/// <param name="Differences">What differences of the loss give; NaN for weights that were not checked, and for those at a kink.</param>
public sealed record ParameterGradient(string Name, Shape Shape, double[] Gradient, double[] Differences)
{
    /// <summary>How many weights were compared.</summary>
    public int Checked { get; internal set; }

    /// <summary>How many weights were left out because the loss has a kink at them: left and right it has different slopes, so there is no derivative to compare with.</summary>
    public int Kinks { get; internal set; }

    /// <summary>How many weights have a relative error above the tolerance.</summary>
    public int Failures { get; internal set; }

    /// <summary>The largest relative error.</summary>
    public double LargestRelativeError { get; internal set; }

    /// <summary>The largest absolute error.</summary>
    public double LargestAbsoluteError { get; internal set; }

    /// <summary>The index of the weight with the largest relative error, in the order in which the weights lie; -1 if none was compared.</summary>
    public int Worst { get; internal set; } = -1;
}
