namespace FnnKit.Testing.Laws;

internal sealed class OptimizerDescentLaw() : Law<IOptimizer>("it goes down a parabola")
{
    public override void Check(PartUnderTest part)
    {
        const int count = OptimizerRun<double>.Weights;
        double[] bottom = Draws.Between(-1, 1, count), steepness = Draws.Between(0.5, 2, count, "steepness");
        foreach (var optimizer in part.Variants<IOptimizer>())
        {
            var run = new OptimizerRun<double>(optimizer);
            double before = Height(run);
            for (int step = 0; step < 3000; step++)
                run.Step(step, 0.02, i => steepness[i] * (run.Weight[i] - bottom[i]));
            double after = Height(run);
            Require(after < before / 20, part,
                $"3000 steps at a learning rate of 0.02 bring the loss of a parabola from {before:G4} to {after:G4} ({PartCompletion.Code(optimizer)})");
        }

        double Height(OptimizerRun<double> run)
        {
            double sum = 0;
            for (int i = 0; i < count; i++)
                sum += steepness[i] * Math.Pow(run.Weight[i] - bottom[i], 2);
            return sum;
        }
    }
}
