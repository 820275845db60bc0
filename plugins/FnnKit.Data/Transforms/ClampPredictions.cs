namespace FnnKit.Data;

/// <summary>Limits predictions to the range of the training targets, and leaves the targets as they are.</summary>
/// <remarks>
/// <c>y = x</c>, and the inverse is <c>min(max(y, smallest), largest)</c>, with the smallest and largest number of the training part. It is for
/// 'Data:TargetTransforms', first in the list; among 'Data:Transforms' it changes nothing.
/// </remarks>
[Transform("clamp-predictions")]
public sealed class ClampPredictions : InvertibleColumnTransform<ClampPredictions.Same, Clip.Limits>
{
    /// <inheritdoc/>
    protected override int StateSize => 2;

    /// <inheritdoc/>
    protected override bool Accepts(Column column) => !column.IsCategory;

    /// <inheritdoc/>
    protected override void Fit(Column column, Span<double> values, Span<double> fitted)
    {
        values.Sort();
        (fitted[0], fitted[1]) = (values[0], values[^1]);
    }

    /// <inheritdoc/>
    protected override Same Build(Column column, ReadOnlySpan<double> fitted) => default;

    /// <inheritdoc/>
    protected override Clip.Limits BuildInverse(Column column, ReadOnlySpan<double> fitted) => new(fitted[0], fitted[1]);

    /// <summary><c>y = x</c></summary>
    public readonly struct Same : IUnaryFormula
    {
        /// <inheritdoc/>
        public L Apply<L>(L x)
            where L : struct, ILane<L>
            => x;
    }
}
