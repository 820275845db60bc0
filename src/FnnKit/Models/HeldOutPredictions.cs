namespace FnnKit;

/// <summary>Predictions for samples that a network was not trained on, and what they should have been; a row for each output.</summary>
internal sealed class HeldOutPredictions
{
    private readonly List<double>[] _predictions, _targets;

    public HeldOutPredictions(int outputs)
        => (_predictions, _targets) = ([.. Enumerable.Range(0, outputs).Select(_ => new List<double>())], [.. Enumerable.Range(0, outputs).Select(_ => new List<double>())]);

    public int Count => _predictions[0].Count;

    public int Outputs => _predictions.Length;

    public IReadOnlyList<double> Predictions(int output) => _predictions[output];

    public IReadOnlyList<double> Targets(int output) => _targets[output];

    public void Add(ReadOnlyMatrix<double> predictions, ReadOnlyMatrix<double> targets)
    {
        for (int output = 0; output < Outputs; output++)
        {
            _predictions[output].AddRange(predictions[output]);
            _targets[output].AddRange(targets[output]);
        }
    }

    /// <summary>The probability of the class that a sample has.</summary>
    public double ProbabilityOfTruth(int sample)
    {
        if (Outputs == 1)
            return _targets[0][sample] > 0.5 ? _predictions[0][sample] : 1 - _predictions[0][sample];
        for (int output = 0; output < Outputs; output++)
        {
            if (_targets[output][sample] > 0.5)
                return _predictions[output][sample];
        }

        return 0;
    }
}
