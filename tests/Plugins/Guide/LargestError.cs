using System.Numerics;
using FnnKit;

namespace My.Parts;

/// <summary>The largest distance between a prediction and its target.</summary>
[Metric("largest-error")]
public sealed class LargestError : IMetric
{
    public bool IsHigherBetter => false;

    public TargetKinds Targets => TargetKinds.Numbers;

    public IMetricAccumulator Start() => new Accumulator();

    private sealed class Accumulator : IMetricAccumulator
    {
        private double _largest = double.NaN;

        public double Result => _largest;

        public void Reset() => _largest = double.NaN;

        public double[] Save() => [_largest];

        public void Restore(ReadOnlySpan<double> saved) => _largest = saved[0];

        public void Add<T>(ReadOnlyMatrix<T> prediction, ReadOnlyMatrix<T> target)
            where T : unmanaged, IBinaryFloatingPointIeee754<T>
        {
            for (int i = 0; i < prediction.Values.Length; i++)
            {
                double error = double.CreateTruncating(T.Abs(prediction.Values[i] - target.Values[i]));
                _largest = double.IsNaN(_largest) ? error : Math.Max(_largest, error);
            }
        }
    }
}
