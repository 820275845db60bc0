namespace FnnKit.Testing.Laws;

internal sealed class OptimizerStateLaw() : Law<IOptimizer>("all it remembers lies in its buffers")
{
    public override void Check(PartUnderTest part)
    {
        var unbroken = new OptimizerRun<float>(part.Make<IOptimizer>()).Steps(0, 20);
        var used = part.Make<IOptimizer>();
        OptimizerRun<float> half = new OptimizerRun<float>(used).Steps(0, 10), other = new OptimizerRun<float>(used).Steps(0, 7, 0.5);
        var resumed = new OptimizerRun<float>(part.Make<IOptimizer>()).ContinueFrom(half).Steps(10, 20);
        Require(unbroken.Difference(resumed) is null, part,
            $"a fresh instance that goes on from weights and buffers after 10 steps ends elsewhere: {unbroken.Difference(resumed)}");
        other.Steps(7, 9, 0.5);
        half.Steps(10, 20);
        Require(unbroken.Difference(half) is null, part, $"after calls on other weights it goes another way: {unbroken.Difference(half)}");
    }
}
