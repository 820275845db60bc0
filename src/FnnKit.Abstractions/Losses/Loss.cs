using System.Numerics;

namespace FnnKit;

/// <summary>Lifts a formula into a loss over all elements of a batch.</summary>
/// <typeparam name="TFormula">The formula.</typeparam>
public abstract class Loss<TFormula> : ILoss
    where TFormula : struct, ILossFormula<TFormula>
{
    /// <summary>Whether the losses of the elements are averaged or summed.</summary>
    public Reduction Reduction { get; set; } = Reduction.Mean;

    /// <inheritdoc/>
    public virtual TargetKinds Targets => TargetKinds.All;

    /// <inheritdoc/>
    public virtual ILoss? OnLogits(Link link) => null;

    /// <inheritdoc/>
    public virtual ILoss At(in Progress progress) => this;

    /// <inheritdoc/>
    public virtual PredictionScale InputScale => PredictionScale.Targets;

    /// <summary>The formula with its coefficients taken from the options; by default one without any.</summary>
    protected internal virtual TFormula Build() => default;

    /// <inheritdoc/>
    public double Evaluate<T>(ReadOnlyMatrix<T> prediction, ReadOnlyMatrix<T> target, Matrix<T> gradient, bool needsValue)
        where T : unmanaged, IBinaryFloatingPointIeee754<T>
    {
        var formula = Build();
        double scale = Reduction == Reduction.Mean ? 1.0 / prediction.Values.Length : 1;
        if (!gradient.IsEmpty)
            Elementwise.Map(new Derivative(formula, scale), prediction.Values, target.Values, gradient.Values);
        return needsValue ? scale * Elementwise.Sum(new Value(formula), prediction.Values, target.Values) : double.NaN;
    }

    private readonly struct Value(TFormula formula) : IBinaryFormula
    {
        private readonly TFormula _formula = formula;

        public L Apply<L>(L prediction, L target)
            where L : struct, ILane<L>
            => _formula.Value(prediction, target);
    }

    private readonly struct Derivative(TFormula formula, double scale) : IBinaryFormula
    {
        private readonly TFormula _formula = formula;
        private readonly double _scale = scale;

        public L Apply<L>(L prediction, L target)
            where L : struct, ILane<L>
            => _scale * TFormula.Derivative(_formula, prediction, target);
    }
}
