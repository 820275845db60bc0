namespace FnnKit.Testing.Laws;

internal sealed class OptimizerWidthsLaw() : Law<IOptimizer>("every vector width gives the same bits")
{
    public override void Check(PartUnderTest part)
    {
        foreach (var optimizer in part.Variants<IOptimizer>())
        {
            string? single = LaneWidths.Difference(() => new OptimizerRun<float>(optimizer).Steps(0, 5).Weight.ToArray());
            string? twice = LaneWidths.Difference(() => new OptimizerRun<double>(optimizer).Steps(0, 5).Weight.ToArray());
            Require(single is null, part, $"in float, {single}");
            Require(twice is null, part, $"in double, {twice}");
        }
    }
}
