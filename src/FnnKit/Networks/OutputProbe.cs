namespace FnnKit;

/// <summary>What an output activation makes of any numbers, found by evaluating it: probabilities, their logarithms, or neither.</summary>
/// <param name="IsProbability">Whether all outputs are between 0 and 1, and where each depends on all inputs, sum to 1.</param>
/// <param name="IsLogProbability">Whether the exponentials of the outputs sum to 1.</param>
internal sealed record OutputProbe(bool IsProbability, bool IsLogProbability)
{
    private const int Samples = 5;
    private const double Slack = 1e-6;

    /// <summary>Evaluates the activation of the last layer.</summary>
    /// <param name="activation">The activation; null for none.</param>
    /// <param name="outputs">How many outputs the layer has.</param>
    public static OutputProbe Evaluate(IActivation? activation, int outputs)
    {
        if (activation is null)
            return new(false, false);
        if (activation.Link != Link.None || activation.IsElementwise)
            return new(ActivationProbe.Try(activation) is { IsWithinUnit: true }, false);
        double[] values = [.. Enumerable.Range(0, outputs * Samples).Select(i => 3.0 * Scalar.Cos(i * i))];
        activation.Forward<double>(new Matrix<double>([.. values], outputs, Samples), new Matrix<double>(values, outputs, Samples));
        return new(values.All(value => value is >= 0 and <= 1) && SumsToOne(values), SumsToOne([.. values.Select(Scalar.Exp)]));
    }

    private static bool SumsToOne(double[] values)
        => Enumerable.Range(0, Samples).All(sample => Math.Abs(values.Where((_, i) => i % Samples == sample).Sum() - 1) < Slack);
}
