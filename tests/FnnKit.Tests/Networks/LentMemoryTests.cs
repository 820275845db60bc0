using System.Numerics;

namespace FnnKit.Tests.Networks;

/// <summary>Calls a layer and an optimizer directly, with memory that a host lays out itself.</summary>
public class LentMemoryTests
{
    [Fact]
    public void A_layer_runs_forward_and_back_in_memory_of_its_caller()
    {
        var weights = new Arena<double>(3);
        var gradient = new Arena<double>(3);
        weights.Span[2] = 5;
        var memory = new LayerMemory<double>(new MatrixProducts(ThreadTeam.Single))
        {
            Input = new LayerInput(new Shape(1)),
            Parameters = [new(weights, 2, 1, 1)],
            Gradients = [new(gradient, 2, 1, 1)],
            States = [],
            InnerBuffers = [],
            SavedBuffers = [],
            ScratchBuffers = [],
        };
        var pass = new LayerPass<double>(memory, samples: 2, isTraining: true, new RandomStream(1, "layer"));
        double[] x = [1, 2], y = new double[2], dx = new double[2];
        new Factor().Forward(pass, new(x, 1, 2), new Matrix<double>(y, 1, 2));
        new Factor().Backward(pass, new(x, 1, 2), new(y, 1, 2), new(x, 1, 2), new Matrix<double>(dx, 1, 2));
        Assert.Equal([5, 10], y);
        Assert.Equal([5, 10], dx);
        Assert.Equal([0, 0, 5], gradient.Span.ToArray());
    }

    [Fact]
    public void A_region_beyond_its_arena_is_refused()
    {
        var memory = new LayerMemory<double>(new MatrixProducts(ThreadTeam.Single))
        {
            Input = new LayerInput(new Shape(1)),
            Parameters = [new(new Arena<double>(2), 1, 1, 2)],
            Gradients = [],
            States = [],
            InnerBuffers = [],
            SavedBuffers = [],
            ScratchBuffers = [],
        };
        Assert.Throws<ArgumentOutOfRangeException>(() => _ = memory.Parameter(0).Rows);
    }

    [Fact]
    public void An_optimizer_is_lent_its_part_of_each_state()
    {
        Arena<double>[] states = [new(4)];
        states[0].Span[3] = 7;
        double[] weights = [1, 2], gradient = [3, 4];
        var pass = new OptimizerPass<double>(new OptimizerStep(0, 0.1), weights, gradient, states, 2);
        Assert.Equal([0, 7], pass.State(0).ToArray());
        Assert.Equal(gradient, pass.Gradient.ToArray());
    }

    private sealed class Factor : ILayer
    {
        public LayerPlan Plan(LayerInput input) => new(input.Shape);

        public void Forward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, Matrix<T> y)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
            => Vectors.Multiply(x.Values, double.CreateTruncating(pass.Parameter(0)[0, 0]), y.Values);

        public void Backward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            pass.Gradient(0)[0, 0] = T.CreateTruncating(Reductions.Dot(x.Values, dy.Values));
            Vectors.Multiply(dy.Values, double.CreateTruncating(pass.Parameter(0)[0, 0]), dx.Values);
        }
    }
}
