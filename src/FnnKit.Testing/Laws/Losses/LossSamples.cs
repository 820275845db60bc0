namespace FnnKit.Testing.Laws;

/// <summary>Predictions and targets that every loss can work on, and the ways to call one.</summary>
internal static class LossSamples
{
    public const int Outputs = 3;
    public const int Samples = 140;

    /// <summary>Numbers that pass for probabilities.</summary>
    public static double[] Prediction(string purpose = "test") => Draws.Between(0.05, 0.95, Outputs * Samples, purpose);

    /// <summary>One class each, in turn.</summary>
    public static double[] Target()
    {
        double[] target = new double[Outputs * Samples];
        for (int sample = 0; sample < Samples; sample++)
            target[(sample * 7 % Outputs * Samples) + sample] = 1;
        return target;
    }

    /// <summary>Probabilities on the scale that a loss takes them on: what is impossible and what is certain as nearly as makes no difference.</summary>
    public static double[] OnScale(PredictionScale scale, double[] probabilities) => scale switch
    {
        PredictionScale.Scores => [.. probabilities.Select(value => (2 * value) - 1)],
        PredictionScale.Logits => [.. probabilities.Select(value => Math.Log(Math.Max(value, 1e-12)) - Math.Log(Math.Max(1 - value, 1e-12)))],
        PredictionScale.Logarithms => [.. probabilities.Select(value => Math.Log(Math.Max(value, 1e-12)))],
        _ => probabilities,
    };

    /// <summary>The loss by itself, and on the logits of each link that it knows.</summary>
    public static IEnumerable<(ILoss Loss, Link Link)> Forms(PartUnderTest part)
        => Enum.GetValues<Link>().Select(link => (Loss: part.Make<ILoss>().OnLogits(link), link)).Where(pair => pair.Loss is not null)
            .Select(pair => (pair.Loss!, pair.link)).Prepend((part.Make<ILoss>(), Link.None));

    public static double Value(ILoss loss, double[] prediction, double[] target)
        => loss.Evaluate(new(prediction, Outputs, Samples), new(target, Outputs, Samples), default(Matrix<double>), needsValue: true);

    public static double Gradient(ILoss loss, double[] prediction, double[] target, double[] gradient, bool needsValue = true)
        => loss.Evaluate(new(prediction, Outputs, Samples), new(target, Outputs, Samples), new Matrix<double>(gradient, Outputs, Samples), needsValue);

    /// <summary>Sets how a loss is reduced; false where it has no such option.</summary>
    public static bool Reduce(ILoss loss, Reduction reduction)
    {
        if (loss.GetType().GetProperty(nameof(ILoss.Reduction)) is not { CanWrite: true } option)
            return false;
        option.SetValue(loss, reduction);
        return true;
    }

    /// <summary>C# that runs one sample.</summary>
    public static string Code(PartUnderTest part, Link link, double[] prediction, double[] target, int sample) => $$"""
        ILoss loss = {{part.Code}}{{(link == Link.None ? "" : $".OnLogits(Link.{link})!")}};
        double[] p = {{CSharp.List(Sample(prediction, sample))}}, target = {{CSharp.List(Sample(target, sample))}}, gradient = new double[{{Outputs}}];
        double value = loss.Evaluate(new ReadOnlyMatrix<double>(p, {{Outputs}}, 1), new(target, {{Outputs}}, 1),
            new Matrix<double>(gradient, {{Outputs}}, 1), true);
        """;

    public static IEnumerable<double> Sample(double[] values, int sample) => Enumerable.Range(0, Outputs).Select(row => values[(row * Samples) + sample]);
}
