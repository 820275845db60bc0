namespace FnnKit.Testing.Laws;

internal sealed class OptimizerPrecisionLaw() : Law<IOptimizer>("both precisions go the same way")
{
    public override void Check(PartUnderTest part)
    {
        foreach (var optimizer in part.Variants<IOptimizer>())
        {
            var single = new OptimizerRun<float>(optimizer).Steps(0, 50);
            var twice = new OptimizerRun<double>(optimizer).Steps(0, 50);
            for (int i = 0; i < single.Weight.Length; i++)
                Require(Math.Abs(twice.Weight[i] - single.Weight[i]) <= 1e-4, part,
                    $"after 50 steps weight[{i}] is {single.Weight[i]} in float and {twice.Weight[i]} in double");
        }
    }
}
