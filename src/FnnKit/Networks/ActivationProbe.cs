namespace FnnKit;

/// <summary>The range of an activation, found by evaluating it, so that it is known for every activation.</summary>
/// <param name="Low">The smallest output; negative infinity if outputs have no lower bound.</param>
/// <param name="High">The largest output; infinity if outputs have no upper bound.</param>
/// <param name="IsFlatBelow">Whether the output is constant for all negative inputs, so that the derivative there is zero.</param>
internal sealed record ActivationProbe(double Low, double High, bool IsFlatBelow)
{
    /// <summary>The largest input that is evaluated.</summary>
    private const double Far = 1e6;

    private static readonly double[] Inputs = [-Far, -1e3, .. Enumerable.Range(-200, 401).Select(i => i / 4.0), 1e3, Far];

    /// <summary>Whether all outputs are between 0 and 1.</summary>
    public bool IsWithinUnit => Low >= 0 && High <= 1;

    /// <summary>Evaluates an activation; null for one that computes an output from several inputs and declares no link.</summary>
    public static ActivationProbe? Try(IActivation activation)
    {
        if (activation.Link != Link.None)
            return new ActivationProbe(0, 1, IsFlatBelow: false);
        if (!activation.IsElementwise)
            return null;
        double[] outputs = new double[Inputs.Length];
        activation.Forward<double>(new Matrix<double>([.. Inputs], 1, Inputs.Length), new Matrix<double>(outputs, 1, outputs.Length));
        if (!outputs.All(double.IsFinite))
            return null;
        double low = outputs.Min(), high = outputs.Max();
        double[] below = [.. outputs.Where((_, i) => Inputs[i] < 0)];
        return new ActivationProbe(low < -Far / 1e3 ? double.NegativeInfinity : low, high > Far / 1e3 ? double.PositiveInfinity : high, below.All(value => value == below[0]));
    }
}
