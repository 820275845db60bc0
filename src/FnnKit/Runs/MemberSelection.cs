namespace FnnKit;

/// <summary>
/// Chooses the members of an ensemble greedily: again and again the member is added that lowers the squared error of the mean prediction most, and a member may be
/// added more than once. Source: Caruana and others, Ensemble selection from libraries of models, ICML 2004.
/// </summary>
internal static class MemberSelection
{
    /// <summary>How often a member is added, for each member that there is.</summary>
    private const int RoundsPerMember = 2;

    /// <summary>Chooses members.</summary>
    /// <param name="models">The models.</param>
    /// <param name="data">The data.</param>
    /// <param name="validation">Samples that no member was trained on.</param>
    /// <returns>How often each member was added.</returns>
    public static int[] Choose(IReadOnlyList<Model> models, IDataSet data, int[] validation)
    {
        double[] targets = [];
        var predictions = models.Select(_ => new List<double>()).ToArray();
        foreach (int[] chunk in validation.Chunk(SampleRows.ChunkSize))
        {
            var rows = SampleRows.Read(data, chunk);
            double[] outputs = new double[rows.Count * models[0].OutputCount];
            for (int i = 0; i < models.Count; i++)
            {
                models[i].Predict(rows.Features, outputs.AsSpan());
                predictions[i].AddRange(outputs);
            }

            targets = [.. targets, .. Rows(models[0], rows)];
        }

        return Choose([.. predictions.Select(values => values.ToArray())], targets);
    }

    /// <summary>Chooses among predictions.</summary>
    /// <param name="predictions">The predictions of each member.</param>
    /// <param name="targets">What they should be.</param>
    internal static int[] Choose(double[][] predictions, double[] targets)
    {
        int[] counts = new int[predictions.Length], best = counts;
        double[] sum = new double[targets.Length];
        double lowest = double.PositiveInfinity;
        for (int round = 1; round <= RoundsPerMember * predictions.Length; round++)
        {
            double[] errors = [.. predictions.Select(prediction => Error(sum, prediction, targets, round))];
            int member = Array.IndexOf(errors, errors.Min());
            counts[member]++;
            for (int i = 0; i < sum.Length; i++)
                sum[i] += predictions[member][i];
            if (errors[member] < lowest)
                (lowest, best) = (errors[member], [.. counts]);
        }

        return best;
    }

    private static double Error(double[] sum, double[] prediction, double[] targets, int count)
    {
        double error = 0;
        for (int i = 0; i < sum.Length; i++)
        {
            double difference = ((sum[i] + prediction[i]) / count) - targets[i];
            error += difference * difference;
        }

        return error;
    }

    /// <summary>Targets as predictions are laid out: one row a sample, several classes as 0 and 1.</summary>
    private static double[] Rows(Model model, SampleRows rows)
    {
        double[] targets = new double[rows.Count * model.OutputCount];
        for (int sample = 0; sample < rows.Count; sample++)
        {
            if (model.Classes.Count > 0 && model.OutputCount > 1)
                targets[(sample * model.OutputCount) + (int)rows.Targets[sample]] = 1;
            else
            {
                for (int output = 0; output < model.OutputCount; output++)
                    targets[(sample * model.OutputCount) + output] = rows.Targets[(output * rows.Count) + sample];
            }
        }

        return targets;
    }
}
