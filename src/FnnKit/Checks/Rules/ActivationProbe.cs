namespace FnnKit;

/// <summary>What an activation can give, found out by trying it: so it is known of anybody's activation.</summary>
/// <param name="Low">The smallest number it gives; negative infinity where there is none.</param>
/// <param name="High">The largest number it gives; infinity where there is none.</param>
/// <param name="IsFlatBelow">Whether it stands still for all negative inputs, so that nothing is learned from them.</param>
internal sealed record ActivationProbe(double Low, double High, bool IsFlatBelow)
{
    /// <summary>What goes on growing beyond this is taken to have no bound.</summary>
    private const double Far = 1e6;

    private static readonly double[] Inputs = [-Far, -1e3, .. Enumerable.Range(-200, 401).Select(i => i / 4.0), 1e3, Far];

    /// <summary>Whether all it gives lies between 0 and 1.</summary>
    public bool GivesShares => Low >= 0 && High <= 1;

    /// <summary>Tries an activation; null for one that looks at more than one element at a time and says nothing of probabilities.</summary>
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
