namespace FnnKit.Losses;

/// <summary>Sigmoid and binary cross-entropy in one, on the numbers that go into the sigmoid: it neither overflows nor loses digits.</summary>
/// <remarks>
/// <c>(1 - t) · z + (1 + (w - 1) · t) · ln(1 + e^-z)</c> with the weight w of targets of 1, where <c>ln(1 + e^-z) = max(-z, 0) + ln(1 + e^-|z|)</c>.
/// </remarks>
public readonly struct LogisticCrossEntropy(double labelSmoothing, double positiveWeight) : ILossFormula<LogisticCrossEntropy>
{
    private readonly SmoothedLabel _label = new(labelSmoothing);
    private readonly double _more = positiveWeight - 1;

    /// <inheritdoc/>
    public T Value<T>(T prediction, T target)
        where T : struct, ILane<T>
    {
        T label = _label.Of(target);
        if (_more == 0)
            return T.Max(prediction, 0.0) - (label * prediction) + T.Softplus(-T.Abs(prediction));
        return ((1.0 - label) * prediction) + ((1.0 + (_more * label)) * (T.Max(-prediction, 0.0) + T.Softplus(-T.Abs(prediction))));
    }

    /// <inheritdoc/>
    public static T Derivative<T>(LogisticCrossEntropy formula, T prediction, T target)
        where T : struct, ILane<T>
    {
        T label = formula._label.Of(target);
        if (formula._more == 0)
            return T.Sigmoid(prediction) - label;
        return 1.0 - label - ((1.0 + (formula._more * label)) * T.Sigmoid(-prediction));
    }
}
