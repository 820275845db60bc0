namespace FnnKit.Losses;

/// <summary>How surprising counts are under predicted rates, averaged over all elements: for targets that count how often something happens.</summary>
/// <remarks>
/// The negative logarithm of Poisson's likelihood without what does not depend on the prediction: <c>loss = mean(p - t · ln p)</c>, gradient
/// <c>(1 - t / p) / elements</c>, where no p is taken as less than Epsilon; or with the logarithm of the rate for an output <c>mean(e^p - t · p)</c>, gradient
/// <c>(e^p - t) / elements</c>, which needs no output activation. As Keras's poisson and PyTorch's PoissonNLLLoss.
/// </remarks>
[Loss("poisson")]
public sealed class Poisson : Loss<Poisson.Formula>
{
    /// <summary>Whether an output is the logarithm of the rate, and not the rate itself.</summary>
    public bool LogInput { get; set; }

    /// <summary>What rates of less are taken as.</summary>
    [Range(1e-30, 0.1)]
    public double Epsilon { get; set; } = 1e-8;

    /// <inheritdoc/>
    public override TargetKinds Targets => TargetKinds.Numbers;

    /// <inheritdoc/>
    public override PredictionScale InputScale => LogInput ? PredictionScale.Logarithms : PredictionScale.Targets;

    /// <inheritdoc/>
    protected override Formula Build() => new(LogInput, Epsilon);

    /// <summary><c>p - t · ln p</c>, or <c>e^p - t · p</c></summary>
    public readonly struct Formula(bool logInput, double epsilon) : ILossFormula<Formula>
    {
        private readonly bool _logInput = logInput;
        private readonly double _epsilon = epsilon;

        /// <inheritdoc/>
        public T Value<T>(T prediction, T target)
            where T : struct, ILane<T>
            => _logInput ? T.Exp(prediction) - (target * prediction) : prediction - (target * T.Log(T.Max(prediction, _epsilon)));

        /// <inheritdoc/>
        public static T Derivative<T>(Formula formula, T prediction, T target)
            where T : struct, ILane<T>
            => formula._logInput ? T.Exp(prediction) - target : 1.0 - (target / T.Max(prediction, formula._epsilon));
    }
}
