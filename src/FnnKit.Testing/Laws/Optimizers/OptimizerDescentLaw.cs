namespace FnnKit.Testing.Laws;

/// <summary>
/// Some optimizers move by gradients, some by their signs alone, and some start slowly, so no one learning rate is fair to all. Each is held to its own default
/// and to some magnitudes of it, the rate falling to zero as it does in training: a step the wrong way is wrong at every rate.
/// </summary>
internal sealed class OptimizerDescentLaw() : Law<IOptimizer>("it goes down a parabola")
{
    private const int Steps = 2000;
    private const double LeastFall = 1.001;

    private static readonly double[] Magnitudes = [0.01, 0.1, 1, 10, 100];

    public override void Check(PartUnderTest part)
    {
        foreach (var optimizer in part.Variants<IOptimizer>())
        {
            double[] bottom = Draws.Between(-1, 1, OptimizerRun<double>.Weights), steepness = Draws.Between(0.5, 2, bottom.Length, "steepness");
            double before = Height(new OptimizerRun<double>(optimizer).Weight, bottom, steepness);
            double[] after = [.. Magnitudes.Select(magnitude => Height(Descend(optimizer, magnitude, bottom, steepness).Weight, bottom, steepness))];
            double own = after[Array.IndexOf(Magnitudes, 1)], best = after.Where(double.IsFinite).DefaultIfEmpty(double.NaN).Min();
            Require(own < before / LeastFall, part,
                $"{Steps} steps at its own learning rate bring the loss of a parabola from {before:G4} to {own:G4} ({PartCompletion.Code(optimizer)})");
            Require(best < before / 20, part,
                $"{Steps} steps bring the loss of a parabola from {before:G4} to {best:G4} at best, whether its learning rate is multiplied by "
                    + $"{string.Join(", ", Magnitudes)} ({PartCompletion.Code(optimizer)})");
        }
    }

    /// <summary>Takes steps down a parabola at a magnitude of the optimizer's own learning rate, which falls in a straight line to zero.</summary>
    internal static OptimizerRun<double> Descend(IOptimizer optimizer, double magnitude, double[] bottom, double[] steepness)
    {
        var run = new OptimizerRun<double>(optimizer);
        for (int step = 0; step < Steps && Reductions.AllFinite<double>(run.Weight); step++)
        {
            double rate = magnitude * run.DefaultRate(step, Steps) * (1 - ((double)step / Steps));
            run.Step(step, rate, i => steepness[i] * (run.Weight[i] - bottom[i]));
        }

        return run;
    }

    private static double Height(ReadOnlySpan<double> weights, double[] bottom, double[] steepness)
    {
        double sum = 0;
        for (int i = 0; i < weights.Length; i++)
            sum += steepness[i] * Math.Pow(weights[i] - bottom[i], 2);
        return sum;
    }
}
