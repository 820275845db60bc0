namespace FnnKit;

/// <summary>
/// Judges an ensemble: on the test part; or, if there is none and its members are those of folds, on all samples, each predicted by the one member that was not
/// trained on it.
/// </summary>
internal static class EnsembleTest
{
    /// <summary>Measures loss and metrics.</summary>
    /// <param name="setup">The setup of the ensemble.</param>
    /// <param name="data">The data.</param>
    /// <param name="members">The judged models, with their shares.</param>
    /// <returns>Loss and metrics by name; empty if no sample was held back.</returns>
    public static IReadOnlyDictionary<string, double> Measure(TrainingSetup setup, IDataSet data, IReadOnlyList<ModelMember> members)
    {
        int[] test = DataSplit.Create(data, setup.Data.Split, setup.Seed).Test;
        if (test.Length > 0)
            return Model.Combine(members).Evaluate(data, test, setup.Loss, setup.Metrics);
        return setup.Ensemble!.Of == EnsembleKind.Folds && members.Count == setup.Ensemble.Members ? MeasureFolds(setup, data, members) : new Dictionary<string, double>();
    }

    /// <summary>Predictions for samples that were held back: of folds, each is predicted by its own member; of seeds, the validation part by all.</summary>
    public static HeldOutPredictions PredictHeldOut(TrainingSetup setup, SetupFacts facts, IReadOnlyList<ModelMember> members)
    {
        var held = new HeldOutPredictions(members[0].Model.OutputCount);
        if (setup.Ensemble!.Of == EnsembleKind.Seeds)
        {
            Predict(Model.Combine(members), facts.Data, facts.Split!.Validation, held);
            return held;
        }

        for (int i = 0; i < members.Count; i++)
            Predict(members[i].Model, facts.Data, DataSplit.Create(facts.Data, EnsembleMembers.SetupOf(setup, i + 1).Data.Split, setup.Seed).Validation, held);
        return held;
    }

    private static void Predict(Model model, IDataSet data, int[] samples, HeldOutPredictions held)
    {
        foreach (int[] chunk in samples.Chunk(SampleRows.ChunkSize))
        {
            var rows = SampleRows.Read(data, chunk);
            double[] outputs = new double[rows.Count * model.OutputCount];
            model.Predict(rows.Features, outputs.AsSpan());
            var (predictions, targets) = PredictionMetrics.LayOut(model, outputs, rows);
            held.Add(new(predictions, model.OutputCount, rows.Count), new(targets, model.OutputCount, rows.Count));
        }
    }

    private static Dictionary<string, double> MeasureFolds(TrainingSetup setup, IDataSet data, IReadOnlyList<ModelMember> members)
    {
        var metrics = new PredictionMetrics(members[0].Model, setup.Metrics);
        double loss = 0;
        for (int i = 0; i < members.Count; i++)
        {
            var model = members[i].Model;
            int[] fold = DataSplit.Create(data, EnsembleMembers.SetupOf(setup, i + 1).Data.Split, setup.Seed).Validation;
            loss += (double)fold.Length / data.Count * model.Evaluate(data, fold, setup.Loss, [])["loss"];
            foreach (int[] chunk in fold.Chunk(SampleRows.ChunkSize))
            {
                var rows = SampleRows.Read(data, chunk);
                double[] outputs = new double[rows.Count * model.OutputCount];
                model.Predict(rows.Features, outputs.AsSpan());
                metrics.Add(outputs, rows);
            }
        }

        var values = new Dictionary<string, double> { ["loss"] = loss };
        metrics.WriteTo(values);
        return values;
    }
}
