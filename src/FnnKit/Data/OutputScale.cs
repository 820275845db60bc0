namespace FnnKit;

/// <summary>Finds out what the outputs of a network mean, and converts them to predictions.</summary>
internal static class OutputScale
{
    /// <summary>Determines the meaning of outputs from what the loss takes and the last activation gives.</summary>
    /// <param name="plan">The layers.</param>
    /// <param name="loss">The loss that the network is trained with; null if it is not known.</param>
    /// <param name="schema">The columns of the data.</param>
    public static OutputMeaning Find(NetworkPlan plan, ILoss? loss, DataSchema schema)
    {
        if (schema.TargetKind == TargetKind.Numbers)
        {
            return loss?.InputScale switch
            {
                PredictionScale.Logarithms => OutputMeaning.Logarithm,
                PredictionScale.Logits => OutputMeaning.IndependentLogit,
                _ => OutputMeaning.Number,
            };
        }

        var probe = OutputProbe.Evaluate(plan.Layers[^1].Plan.Activation, plan.Output.Size);
        if (probe.IsProbability)
            return OutputMeaning.Probability;
        return loss?.InputScale switch
        {
            PredictionScale.Logits => OutputMeaning.Logit,
            PredictionScale.Logarithms when probe.IsLogProbability => OutputMeaning.LogProbability,
            PredictionScale.Targets => OutputMeaning.Number,
            null when probe.IsLogProbability => OutputMeaning.LogProbability,
            _ => OutputMeaning.Score,
        };
    }

    /// <summary>Whether predictions are probabilities of classes.</summary>
    public static bool GivesProbabilities(this OutputMeaning meaning) => meaning is OutputMeaning.Probability or OutputMeaning.Logit or OutputMeaning.LogProbability;

    /// <summary>Whether predictions differ from outputs.</summary>
    public static bool NeedsConversion(this OutputMeaning meaning) => meaning is OutputMeaning.Logit or OutputMeaning.IndependentLogit or OutputMeaning.LogProbability or OutputMeaning.Logarithm;

    /// <summary>Converts outputs to predictions in place, <c>[outputs, samples]</c>.</summary>
    public static void Convert(OutputMeaning meaning, Matrix<double> outputs)
    {
        if (!meaning.NeedsConversion())
            return;
        var values = outputs.Values;
        if (meaning is OutputMeaning.LogProbability or OutputMeaning.Logarithm)
        {
            for (int i = 0; i < values.Length; i++)
                values[i] = Scalar.Exp(values[i]);
        }
        else if (meaning == OutputMeaning.IndependentLogit || outputs.Rows == 1)
        {
            for (int i = 0; i < values.Length; i++)
                values[i] = Sigmoid(values[i]);
        }
        else
        {
            for (int sample = 0; sample < outputs.Columns; sample++)
                Softmax(values, sample, outputs.Columns);
        }
    }

    private static double Sigmoid(double x)
    {
        double small = Scalar.Exp(-Math.Abs(x));
        return x >= 0 ? 1 / (1 + small) : small / (1 + small);
    }

    /// <summary>Sums take the outputs in ascending order, so that a sample gets the same bits by itself as in a batch.</summary>
    private static void Softmax(Span<double> values, int sample, int stride)
    {
        double largest = values[sample], sum = 0;
        for (int at = sample; at < values.Length; at += stride)
            largest = Math.Max(largest, values[at]);
        for (int at = sample; at < values.Length; at += stride)
            sum += values[at] = Scalar.Exp(values[at] - largest);
        for (int at = sample; at < values.Length; at += stride)
            values[at] /= sum;
    }
}
