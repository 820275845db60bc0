using System.Numerics;

namespace FnnKit;

/// <summary>
/// A loss in which samples count by their weights: <c>Σ w · l / Σ w</c> over the samples of a batch, or <c>Σ w · l</c> where the loss is summed. It works
/// with every loss, since that of a batch is the mean or the sum of those of its samples: gradients are weighed sample by sample, and the value is taken of
/// each by itself.
/// </summary>
internal sealed class WeightedLoss<T>(BoundLoss<T> loss, int capacity, int outputs, int members = 1)
    where T : unmanaged, IBinaryFloatingPointIeee754<T>
{
    private readonly T[] _factors = new T[capacity];
    private readonly T[] _prediction = new T[outputs * members];
    private readonly T[] _target = new T[outputs];

    /// <summary>Computes loss and gradient of a batch.</summary>
    /// <param name="prediction">The outputs or logits, as the loss takes them.</param>
    /// <param name="target">The targets.</param>
    /// <param name="gradient">Receives the gradient.</param>
    /// <param name="weights">What each sample counts.</param>
    /// <param name="needsValue">Whether the loss is wanted.</param>
    /// <param name="mass">What the whole batch counts: the sum of the weights, or 1 where the loss is summed.</param>
    public double Evaluate(
        ReadOnlyMatrix<T> prediction, ReadOnlyMatrix<T> target, Matrix<T> gradient, ReadOnlySpan<double> weights, bool needsValue, out double mass)
    {
        bool isMean = loss.Reduction == Reduction.Mean;
        double total = 0;
        foreach (double weight in weights)
            total += weight;
        mass = isMean ? total : 1;
        loss.Evaluate(prediction, target, gradient, needsValue: false);
        // The loss has divided by the number of samples, where it is a mean.
        double scale = !isMean ? 1 : total > 0 ? weights.Length / total : 0;
        var factors = _factors.AsSpan(0, weights.Length);
        for (int i = 0; i < factors.Length; i++)
            factors[i] = T.CreateTruncating(weights[i] * scale);
        for (int row = 0; row < gradient.Rows; row++)
        {
            for (int start = 0; start < gradient.Columns; start += factors.Length)
                Vectors.Multiply(gradient[row].Slice(start, factors.Length), factors, gradient[row].Slice(start, factors.Length));
        }

        return needsValue ? Value(prediction, target, weights) / (isMean && total > 0 ? total : 1) : double.NaN;
    }

    private double Value(ReadOnlyMatrix<T> prediction, ReadOnlyMatrix<T> target, ReadOnlySpan<double> weights)
    {
        double sum = 0;
        for (int sample = 0; sample < weights.Length; sample++)
        {
            for (int row = 0; row < _target.Length; row++)
            {
                for (int member = 0; member < members; member++)
                    _prediction[(row * members) + member] = prediction[row, (member * weights.Length) + sample];
                _target[row] = target[row, sample];
            }

            sum += weights[sample] * loss.Evaluate(new ReadOnlyMatrix<T>(_prediction, _target.Length, members), new(_target, _target.Length, 1), default(Matrix<T>), needsValue: true);
        }

        return sum;
    }
}
