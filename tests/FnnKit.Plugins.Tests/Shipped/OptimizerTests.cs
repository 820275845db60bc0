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
        double[] bottom = Draws.Between(-1, 1, OptimizerRun<double>.Weights), steepness = Draws.Between(0.5, 2, bottom.Length, "steepness");
        foreach (var optimizer in ShippedParts.Of<IOptimizer>().Single(part => part.Name == name).Variants<IOptimizer>())
        {
            double[] farthest =
            [
                .. new[] { 0.1, 1, 10, 100 }.Select(magnitude => OptimizerDescentLaw.Descend(optimizer, magnitude, bottom, steepness).Weight.ToArray()
                    .Zip(bottom, (weight, at) => Math.Abs(weight - at)).Max()),
            ];
            Assert.InRange(farthest.Where(double.IsFinite).Min(), 0, 0.01);
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
