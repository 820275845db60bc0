using System.ComponentModel.DataAnnotations;
using FnnKit;

namespace My.Parts;

/// <summary>The logarithm of the hyperbolic cosine of the error: a square near zero, a distance far from it.</summary>
[Loss("my-log-cosh")]
public sealed class MyLogCosh : Loss<MyLogCosh.Formula>
{
    /// <summary>The error at which the square turns into a distance.</summary>
    [Range(0.0, double.MaxValue, MinimumIsExclusive = true)]
    public double Scale { get; set; } = 1;

    protected override Formula Build() => new(Scale);

    public readonly struct Formula(double scale) : ILossFormula<Formula>
    {
        private readonly double _scale = scale;

        public T Value<T>(T prediction, T target)
            where T : struct, ILane<T>
        {
            // ln cosh(e) = e + ln(1 + exp(-2e)) - ln 2, which does not overflow.
            T error = (prediction - target) / _scale;
            return error + T.Softplus(-2 * error) - Math.Log(2);
        }
    }
}
