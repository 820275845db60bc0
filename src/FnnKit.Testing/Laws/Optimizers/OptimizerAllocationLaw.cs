namespace FnnKit.Testing.Laws;

internal sealed class OptimizerAllocationLaw() : Law<IOptimizer>("nothing is allocated")
{
    public override void Check(PartUnderTest part)
    {
        foreach (var optimizer in part.Variants<IOptimizer>())
        {
            var run = new OptimizerRun<float>(optimizer);
            long bytes = Allocations.Measure(() => run.Move(3, 0.1));
            Require(bytes == 0, part, $"Update allocates {bytes} bytes a step");
        }
    }
}
