namespace FnnKit.Testing.Laws;

internal sealed class OptimizerNoGradientLaw() : Law<IOptimizer>("a step against no gradient stays finite")
{
    public override void Check(PartUnderTest part)
    {
        foreach (var optimizer in part.Variants<IOptimizer>())
        {
            var run = new OptimizerRun<float>(optimizer);
            run.Step(0, 0.1, _ => 0);
            Require(run.Weight.ToArray().All(float.IsFinite), part,
                $"weights of 0 with gradients of 0 become {run.Weight[0]}; a division by the size of the gradient needs a small number added");
        }
    }
}
