using System.Numerics;
using FnnKit.Testing;

namespace FnnKit.Onnx.Tests;

/// <summary>The laws on graphs see a graph that says something else than its part computes.</summary>
public sealed class GraphLawTests
{
    [Fact]
    public void An_activation_whose_graph_is_of_another()
        => Assert.Contains("its graph gives", Violation(typeof(Twice), "its graph, where it has one, gives what it computes"), StringComparison.Ordinal);

    [Fact]
    public void A_layer_whose_graph_forgets_a_parameter()
        => Assert.Contains("its graph gives", Violation(typeof(Shift), "its graph, where it has one, gives what it predicts"), StringComparison.Ordinal);

    [Fact]
    public void A_transform_whose_graph_gives_other_columns()
        => Assert.Contains("gives [50, 2] where it gives [50, 3]", Violation(typeof(Same), "its graph, where it has one, gives what it computes"), StringComparison.Ordinal);

    private static string Violation(Type part, string law) => Assert.Throws<LawViolation>(Conformance.Case(part, law).Check).Seen;

    [Activation("twice")]
    public sealed class Twice : IActivation, IGraphActivation
    {
        public bool IsElementwise => true;

        public void Forward<T>(ReadOnlyMatrix<T> x, Matrix<T> y)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            for (int i = 0; i < x.Values.Length; i++)
                y.Values[i] = x.Values[i] + x.Values[i];
        }

        public void Backward<T>(ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
            => Forward(dy, dx);

        public GraphValue ToGraph(GraphValue x, int features) => x * 2.000001;
    }

    [Layer("shift")]
    public sealed class Shift : ILayer, IGraphLayer, IInitializer
    {
        public LayerPlan Plan(LayerInput input) => new(input.Shape) { Parameters = [new ParameterPlan("shift", 1, this)] };

        public void Fill(Span<double> values, ParameterPlan parameter, RandomStream random) => values.Clear();

        public void Forward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, Matrix<T> y)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            for (int i = 0; i < x.Values.Length; i++)
                y.Values[i] = x.Values[i] + pass.Parameter(0).Values[0];
        }

        public void Backward<T>(in LayerPass<T> pass, ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
            => dy.Values.CopyTo(dx.Values);

        public GraphValue ToGraph(LayerGraph layer, GraphValue x) => x;
    }

    [Transform("same")]
    public sealed class Same : ITransform, IGraphTransform
    {
        public IReadOnlyList<Column> Plan(IReadOnlyList<Column> columns) => columns;

        public double[] Fit(IReadOnlyList<Column> columns, IColumnReader training) => [];

        public void Apply(IReadOnlyList<Column> columns, ReadOnlySpan<double> fitted, ReadOnlyMatrix<double> x, Matrix<double> y) => x.Values.CopyTo(y.Values);

        public GraphValue ToGraph(IReadOnlyList<Column> columns, ReadOnlySpan<double> fitted, GraphValue x) => x.Features(0, 2);
    }
}
