using System.Numerics;

namespace FnnKit.Plugins.Tests.Laws;

/// <summary>What holds for every optimizer.</summary>
public sealed class OptimizerLaws
{
    private const int Weights = 100;

    public static TheoryData<string> All => Parts.Names<IOptimizer>();

    [Theory]
    [MemberData(nameof(All))]
    public void It_finds_the_bottom_of_a_parabola(string name)
    {
        double[] bottom = Differences.Draw(Weights, -1, 1), steepness = Differences.Draw(Weights, 0.5, 2, "steepness");
        foreach (var optimizer in Parts.Variants<IOptimizer>(name))
        {
            var run = new Run<double>(optimizer);
            for (int step = 0; step < 3000; step++)
                run.Step(step, 0.02, i => steepness[i] * (run.Weight[i] - bottom[i]));
            for (int i = 0; i < Weights; i++)
                Assert.Equal(bottom[i], run.Weight[i], 0.01);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void It_moves_slices_as_it_moves_the_whole(string name)
    {
        foreach (var optimizer in Parts.Variants<IOptimizer>(name).Where(optimizer => optimizer.IsElementwise))
        {
            Run<float> whole = new(optimizer), sliced = new(optimizer);
            for (int step = 0; step < 20; step++)
            {
                whole.Step(step, 0.1, i => Math.Sin(i + step));
                sliced.Step(step, 0.1, i => Math.Sin(i + step), 37);
            }

            Assert.Equal(whole.Weight.ToArray(), sliced.Weight.ToArray());
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Both_precisions_go_the_same_way(string name)
    {
        foreach (var optimizer in Parts.Variants<IOptimizer>(name))
        {
            var single = new Run<float>(optimizer);
            var twice = new Run<double>(optimizer);
            for (int step = 0; step < 50; step++)
            {
                single.Step(step, 0.01, i => Math.Sin(i + step) + 0.1);
                twice.Step(step, 0.01, i => Math.Sin(i + step) + 0.1);
            }

            for (int i = 0; i < Weights; i++)
                Assert.Equal(twice.Weight[i], single.Weight[i], 1e-4);
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void A_step_against_no_gradient_stays_finite(string name)
    {
        foreach (var optimizer in Parts.Variants<IOptimizer>(name))
        {
            var run = new Run<float>(optimizer);
            run.Step(0, 0.1, _ => 0);
            Assert.All(run.Weight.ToArray(), weight => Assert.Equal(0, weight));
        }
    }

    [Theory]
    [MemberData(nameof(All))]
    public void Nothing_is_allocated(string name)
    {
        foreach (var optimizer in Parts.Variants<IOptimizer>(name))
        {
            var run = new Run<float>(optimizer);
            Allocations.AssertNone(() => run.Move(3, 0.1));
        }
    }

    /// <summary>Weights with a gradient and what the optimizer remembers of them.</summary>
    private sealed class Run<T>(IOptimizer optimizer)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        private readonly Arena<T> _weights = new(Weights);
        private readonly Arena<T> _gradient = new(Weights);
        private readonly Arena<T>[] _states = [.. Enumerable.Range(0, optimizer.StateCount).Select(_ => new Arena<T>(Weights))];

        public Span<T> Weight => _weights.Span;

        public void Step(int step, double rate, Func<int, double> gradient, int slice = Weights)
        {
            for (int i = 0; i < Weights; i++)
                _gradient.Span[i] = T.CreateTruncating(gradient(i));
            for (int start = 0; start < Weights; start += slice)
                Move(step, rate, start, Math.Min(slice, Weights - start));
        }

        public void Move(int step, double rate, int start = 0, int count = Weights)
            => optimizer.Update(new OptimizerPass<T>(new(step, rate), _weights.Span.Slice(start, count), _gradient.Span.Slice(start, count), _states, start));
    }
}
