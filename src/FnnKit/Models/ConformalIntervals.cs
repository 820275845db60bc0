namespace FnnKit;

/// <summary>Split conformal prediction: the widths of intervals and the sizes of sets from the errors on samples that were held back.</summary>
internal static class ConformalIntervals
{
    /// <summary>Measures how far predictions are off.</summary>
    /// <param name="held">Predictions for samples that were held back.</param>
    /// <param name="level">The share of samples whose target is to lie within.</param>
    /// <param name="areClasses">Whether predictions are probabilities of classes.</param>
    public static IntervalNote Fit(HeldOutPredictions held, double level, bool areClasses)
    {
        if (areClasses)
            return new IntervalNote(level, [Quantile([.. Enumerable.Range(0, held.Count).Select(sample => 1 - held.ProbabilityOfTruth(sample))], level)]);
        return new IntervalNote(level,
        [
            .. Enumerable.Range(0, held.Outputs).Select(output =>
                Quantile([.. held.Predictions(output).Zip(held.Targets(output), (prediction, target) => Math.Abs(prediction - target))], level)),
        ]);
    }

    /// <summary>The error that has the rank <c>⌈(n + 1) · level⌉</c> among n: with it, the share holds for one more sample like them.</summary>
    private static double Quantile(double[] errors, double level)
    {
        Array.Sort(errors);
        int rank = (int)Math.Ceiling((errors.Length + 1) * level);
        return rank <= errors.Length ? errors[rank - 1] : double.PositiveInfinity;
    }
}
