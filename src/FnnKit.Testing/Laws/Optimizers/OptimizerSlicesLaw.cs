namespace FnnKit.Testing.Laws;

internal sealed class OptimizerSlicesLaw() : Law<IOptimizer>("it moves slices as it moves the whole")
{
    public override void Check(PartUnderTest part)
    {
        foreach (var optimizer in part.Variants<IOptimizer>().Where(optimizer => optimizer.Scope is UpdateScope.Slice or UpdateScope.SameDecay))
        {
            OptimizerRun<float> whole = new(optimizer), sliced = new(optimizer);
            for (int step = 0; step < 20; step++)
            {
                whole.Step(step, 0.1, i => Math.Sin(i + step));
                sliced.Step(step, 0.1, i => Math.Sin(i + step), 37);
            }

            Require(whole.Difference(sliced) is null, part,
                $"moved as a whole and in slices of 37, {whole.Difference(sliced)}; where weights need each other, Scope must be Parameter or Network");
        }
    }
}
