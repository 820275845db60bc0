using FnnKit.Testing;
using FnnKit.Testing.Laws;

namespace FnnKit.Plugins.Tests.Shipped;

/// <summary>What we ask of our own optimizers beyond the laws.</summary>
public sealed class OptimizerTests
{
    public static TheoryData<string> All => ShippedParts.Names<IOptimizer>();

    [Theory]
    [MemberData(nameof(All))]
    public void It_finds_the_bottom_of_a_parabola(string name)
    {
        const int count = OptimizerRun<double>.Weights;
        double[] bottom = Draws.Between(-1, 1, count), steepness = Draws.Between(0.5, 2, count, "steepness");
        foreach (var optimizer in ShippedParts.Of<IOptimizer>().Single(part => part.Name == name).Variants<IOptimizer>())
        {
            var run = new OptimizerRun<double>(optimizer);
            for (int step = 0; step < 3000; step++)
                run.Step(step, 0.02, i => steepness[i] * (run.Weight[i] - bottom[i]));
            for (int i = 0; i < count; i++)
                Assert.Equal(bottom[i], run.Weight[i], 0.01);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_step_against_no_gradient_moves_nothing(string name)
    {
        foreach (var optimizer in ShippedParts.Of<IOptimizer>().Single(part => part.Name == name).Variants<IOptimizer>())
        {
            var run = new OptimizerRun<float>(optimizer);
            run.Step(0, 0.1, _ => 0);
            Assert.All(run.Weight.ToArray(), weight => Assert.Equal(0, weight));
        }
    }
}
