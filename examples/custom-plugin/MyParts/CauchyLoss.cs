using System.ComponentModel.DataAnnotations;
using FnnKit;

namespace MyParts;

/// <summary>The Cauchy loss <c>ln(1 + ((y - t)/c)^2)</c>, which outliers hardly move.</summary>
[Loss("cauchy")]
public sealed class CauchyLoss : Loss<CauchyLoss.Formula>
{
    /// <summary>The difference from which an error counts as an outlier.</summary>
    [Range(0, double.MaxValue, MinimumIsExclusive = true)]
    public double Scale { get; set; } = 1;

    /// <inheritdoc/>
    protected override Formula Build() => new(Scale);

    /// <summary>The loss of one element.</summary>
    public readonly struct Formula(double scale) : ILossFormula<Formula>
    {
        private readonly double _scale = scale;

        /// <inheritdoc/>
        public T Value<T>(T prediction, T target)
            where T : struct, ILane<T>
        {
            var error = (prediction - target) / _scale;
            return T.Log1p(error * error);
        }
    }
}
