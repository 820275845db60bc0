namespace FnnKit;

/// <summary>The intervals or sets of a model that were fitted with <c>Predictions:Intervals</c>.</summary>
public sealed class PredictionIntervals
{
    /// <summary>What files of predictions call the set of classes.</summary>
    public const string SetName = "set";

    private readonly Model _model;
    private readonly IntervalNote _note;

    private PredictionIntervals(Model model, IntervalNote note) => (_model, _note) = (model, note);

    /// <summary>The share of new samples whose target lies in the interval or set.</summary>
    public double Level => _note.Level;

    /// <summary>The intervals of a model; null if it has none.</summary>
    public static PredictionIntervals? Create(Model model)
    {
        ArgumentNullException.ThrowIfNull(model);
        return model.Notes.Intervals is { } note ? new PredictionIntervals(model, note) : null;
    }

    /// <summary>The interval around the prediction of a number.</summary>
    /// <param name="outputs">The predictions of a sample.</param>
    /// <param name="output">Which of its outputs.</param>
    public (double Low, double High) Around(ReadOnlySpan<double> outputs, int output) => (outputs[output] - _note.Widths[output], outputs[output] + _note.Widths[output]);

    /// <summary>The classes that cannot be ruled out for a sample, in the order of the classes; at least the likeliest.</summary>
    /// <param name="probabilities">The probability of each class.</param>
    public IReadOnlyList<string> ClassesOf(ReadOnlySpan<double> probabilities)
    {
        var classes = new List<string>();
        double largest = 0;
        foreach (double probability in probabilities)
            largest = Math.Max(largest, probability);
        for (int i = 0; i < probabilities.Length; i++)
        {
            if (probabilities[i] >= 1 - _note.Widths[0] || probabilities[i] == largest)
                classes.Add(_model.Classes[i]);
        }

        return classes;
    }
}
