namespace FnnKit.Cli;

/// <summary>What is to be said about each sample.</summary>
/// <param name="Model">Whose predictions they are.</param>
/// <param name="AllProbabilities">Whether to say the probability of every class.</param>
/// <param name="Top">How many of the likeliest classes to say; null for the class alone.</param>
internal sealed record PredictionView(Model Model, bool AllProbabilities, int? Top)
{
    private readonly double[] _numbers = new double[Model.Classes.Count];
    private readonly int[] _order = new int[Model.Classes.Count];

    /// <summary>Columns of the input to write before the predictions; null for none.</summary>
    public KeptColumns? Kept { get; init; }

    /// <summary>Intervals or sets to write beside each prediction; null if the model has none.</summary>
    public PredictionIntervals? Intervals { get; } = PredictionIntervals.Create(Model);

    public bool IsClasses => Model.Classes.Count > 0;

    /// <summary>What the number beside a class is: a probability, or a score where the model has no probabilities.</summary>
    public string NumberName => Model.GivesProbabilities ? "probability" : "score";

    /// <summary>Whether a number is written with the digits of single precision.</summary>
    public bool IsSingle(double value) => Model.IsSingle(value);

    /// <summary>Checks what a user asks for against the model.</summary>
    /// <exception cref="DataException">The model has no such thing to say.</exception>
    public static PredictionView Create(Model model, bool probabilities, int? top)
    {
        if (model.Classes.Count == 0 && (probabilities || top is not null))
            throw new DataException($"{(probabilities ? "--probabilities" : "--top")} is about classes, but the model predicts numbers ({string.Join(", ", model.Schema.Targets.Take(8).Select(column => column.Name))}); leave it out.");
        if (!model.GivesProbabilities && probabilities)
            throw new DataException($"--probabilities is for models that predict probabilities, but this one predicts scores, for which its loss defines no probability; leave it out. --top ranks the classes by their scores.");
        if (probabilities && top is not null)
            throw new DataException("--probabilities says all classes and --top the likeliest; give one of them.");
        if (top < 1 || top > model.Classes.Count)
            throw new DataException($"--top is {top}, but must be from 1 to {model.Classes.Count}, the number of classes.");
        return new PredictionView(model, probabilities, top);
    }

    /// <summary>The probability or score of each class; good until the next call.</summary>
    public ReadOnlySpan<double> Numbers(ReadOnlySpan<double> outputs)
    {
        // A single output speaks for the second of two classes.
        if (outputs.Length == 1 && _numbers.Length == 2)
            (_numbers[0], _numbers[1]) = (Model.OutputMeaning == OutputMeaning.Score ? -outputs[0] : 1 - outputs[0], outputs[0]);
        else
            outputs.CopyTo(_numbers);
        return _numbers;
    }

    /// <summary>The likeliest classes, the likeliest first; of equals the one that comes first. Good until the next call.</summary>
    public ReadOnlySpan<int> Likeliest(ReadOnlySpan<double> outputs)
    {
        if (Top is null)
        {
            _order[0] = Model.ClassOf(outputs);
            return _order.AsSpan(0, 1);
        }

        _ = Numbers(outputs);
        for (int i = 0; i < _order.Length; i++)
            _order[i] = i;
        Array.Sort(_order, (first, second) => _numbers[second].CompareTo(_numbers[first]) is not 0 and var order ? order : first.CompareTo(second));
        return _order.AsSpan(0, Top.Value);
    }
}
