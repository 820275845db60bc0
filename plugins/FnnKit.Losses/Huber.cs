namespace FnnKit.Losses;

/// <summary>The squared difference where it is small and the distance where it is large, averaged over all elements: for targets with outliers.</summary>
/// <remarks>
/// With d = p - t, <c>loss = mean(d² / 2)</c> up to <c>|d| = delta</c> and <c>mean(delta · (|d| - delta / 2))</c> from there on, gradient
/// <c>min(max(d, -delta), delta) / elements</c>. Source: Huber, Robust estimation of a location parameter, Annals of Mathematical Statistics 35, 1964.
/// </remarks>
[Loss("huber")]
public sealed class Huber : Loss<Huber.Formula>
{
    /// <summary>Up to which distance differences are squared.</summary>
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double Delta { get; set; } = 1;

    /// <inheritdoc/>
    protected override Formula Build() => new(Delta);

    /// <summary><c>d² / 2</c> up to <c>|d| = delta</c>, then <c>delta · (|d| - delta / 2)</c></summary>
    public readonly struct Formula(double delta) : ILossFormula<Formula>
    {
        private readonly double _delta = delta;

        /// <inheritdoc/>
        public T Value<T>(T prediction, T target)
            where T : struct, ILane<T>
        {
            T distance = T.Abs(prediction - target), small = T.Min(distance, _delta);
            return small * (distance - (0.5 * small));
        }

        /// <inheritdoc/>
        public static T Derivative<T>(Formula formula, T prediction, T target)
            where T : struct, ILane<T>
            => T.Max(T.Min(prediction - target, formula._delta), -formula._delta);
    }
}
