using System.Numerics;

namespace FnnKit;

/// <summary>Lifts a formula into an activation: vectorised passes in both directions, and the graph that it exports to.</summary>
/// <typeparam name="TFormula">The formula.</typeparam>
public abstract class Activation<TFormula> : IActivation, IGraphActivation
    where TFormula : struct, IActivationFormula<TFormula>
{
    /// <inheritdoc/>
    public bool IsElementwise => true;

    /// <inheritdoc/>
    public bool DerivativeFromOutput => TFormula.DerivativeFromOutput;

    /// <inheritdoc/>
    public virtual Link Link => Link.None;

    /// <summary>The formula with its coefficients taken from the options; by default one without any.</summary>
    protected internal virtual TFormula Build() => default;

    /// <inheritdoc/>
    public void Forward<T>(ReadOnlyMatrix<T> x, Matrix<T> y)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
        => Elementwise.Map(new Value(Build()), x.Values, y.Values);

    /// <inheritdoc/>
    public void Backward<T>(ReadOnlyMatrix<T> x, ReadOnlyMatrix<T> y, ReadOnlyMatrix<T> dy, Matrix<T> dx)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        if (TFormula.DerivativeFromOutput)
            Elementwise.Map(new DerivativeOfOutput(Build()), y.Values, dy.Values, dx.Values);
        else
            Elementwise.Map(new DerivativeOfInput(Build()), x.Values, y.Values, dy.Values, dx.Values);
    }

    /// <inheritdoc/>
    public GraphValue ToGraph(GraphValue x, int features) => Build().Value(x);

    private readonly struct Value(TFormula formula) : IUnaryFormula
    {
        private readonly TFormula _formula = formula;

        public L Apply<L>(L x)
            where L : struct, ILane<L>
            => _formula.Value(x);
    }

    private readonly struct DerivativeOfOutput(TFormula formula) : IBinaryFormula
    {
        private readonly TFormula _formula = formula;

        public L Apply<L>(L y, L dy)
            where L : struct, ILane<L>
            => dy * TFormula.Derivative(_formula, y, y);
    }

    private readonly struct DerivativeOfInput(TFormula formula) : ITernaryFormula
    {
        private readonly TFormula _formula = formula;

        public L Apply<L>(L x, L y, L dy)
            where L : struct, ILane<L>
            => dy * TFormula.Derivative(_formula, x, y);
    }
}
