using System.Globalization;

namespace FnnKit.Plotting;

/// <summary>Charts of what a model makes of data.</summary>
public static class ModelCharts
{
    private const int MostPoints = 3000;

    /// <summary>Whether a model works on two features that are numbers, so that what it makes of them can be drawn as a plane.</summary>
    public static bool HasPlane(Model model) => model.FeatureCount == 2 && !model.Schema.Features.Any(column => column.IsCategory);

    /// <summary>What a classifier of two features decides where, and the samples.</summary>
    /// <param name="model">The classifier.</param>
    /// <param name="data">The samples; of many, evenly chosen ones are drawn.</param>
    /// <exception cref="PlotException">The model predicts numbers, or has another number of features.</exception>
    public static DecisionChart Decision(Model model, IDataSet data)
    {
        if (model.Classes.Count == 0)
            throw new PlotException("A decision boundary lies between classes, but the model predicts numbers.");
        if (!HasPlane(model))
            throw new PlotException($"A decision boundary can be drawn over two features that are numbers; the model has {Described(model)}.");
        int drawn = Math.Min(data.Count, MostPoints);
        int[] samples = [.. Enumerable.Range(0, drawn).Select(i => (int)((long)i * data.Count / drawn))];
        double[] features = new double[2 * drawn], codes = new double[drawn];
        data.Read(samples, new Matrix<double>(features, 2, drawn), new Matrix<double>(codes, 1, drawn));
        var names = model.Schema.Features;
        int[] classes = [.. codes.Select(code => (int)code)];
        var points = new LabelledPoints(names[0].Name, names[1].Name, model.Classes, features[..drawn], features[drawn..], classes);
        return new DecisionChart("decision boundary", points, (places, scores) => Score(model, places, scores));
    }

    /// <summary>How many samples of each class are taken for which.</summary>
    /// <param name="model">The classifier.</param>
    /// <param name="data">The data.</param>
    /// <param name="samples">Which of its samples to count.</param>
    /// <param name="part">What these samples are, for the title.</param>
    /// <exception cref="PlotException">The model predicts numbers.</exception>
    public static ConfusionMatrixChart Confusion(Model model, IDataSet data, IReadOnlyList<int> samples, string part)
    {
        if (model.Classes.Count == 0)
            throw new PlotException("A confusion matrix counts classes, but the model predicts numbers.");
        var counts = ConfusionMatrix.Compute(model, data, samples);
        string share = ((double)counts.Right / Math.Max(1, samples.Count)).ToString("0.0 %", CultureInfo.InvariantCulture);
        return new ConfusionMatrixChart($"confusion on {part}: {share} of {samples.Count} right", model.Classes, counts.ToArray());
    }

    /// <summary>What a model predicts over what is true, for its first target.</summary>
    /// <param name="model">A model that predicts numbers.</param>
    /// <param name="data">The data.</param>
    /// <param name="samples">Which of its samples to draw; of many, evenly chosen ones.</param>
    /// <param name="part">What these samples are, for the title.</param>
    /// <exception cref="PlotException">The model predicts classes.</exception>
    public static PredictionChart Predictions(Model model, IDataSet data, IReadOnlyList<int> samples, string part)
    {
        if (model.Classes.Count > 0)
            throw new PlotException("Predictions can be drawn over true values where the model predicts numbers, but this one predicts classes; draw the confusion matrix.");
        int drawn = Math.Min(samples.Count, MostPoints), targets = model.OutputCount;
        int[] chosen = [.. Enumerable.Range(0, drawn).Select(i => samples[(int)((long)i * samples.Count / drawn)])];
        double[] columns = new double[model.FeatureCount * drawn], actual = new double[targets * drawn], rows = new double[columns.Length], outputs = new double[targets * drawn];
        data.Read(chosen, new Matrix<double>(columns, model.FeatureCount, drawn), new Matrix<double>(actual, targets, drawn));
        for (int i = 0; i < rows.Length; i++)
            rows[i] = columns[(i % model.FeatureCount * drawn) + (i / model.FeatureCount)];
        model.Predict(rows, outputs.AsSpan());
        string name = model.Schema.Targets[0].Name;
        return new PredictionChart($"predictions on {part}", name, actual[..drawn], [.. Enumerable.Range(0, drawn).Select(i => outputs[i * targets])]);
    }

    /// <summary>A single output speaks for the second of two classes.</summary>
    private static void Score(Model model, ReadOnlySpan<double> places, Span<double> scores)
    {
        if (model.OutputCount > 1)
        {
            model.Predict(places, scores);
            return;
        }

        double[] outputs = new double[places.Length / 2];
        model.Predict(places, outputs.AsSpan());
        for (int i = 0; i < outputs.Length; i++)
            (scores[2 * i], scores[(2 * i) + 1]) = (model.OutputMeaning == OutputMeaning.Score ? -outputs[i] : 1 - outputs[i], outputs[i]);
    }

    private static string Described(Model model)
    {
        int categories = model.Schema.Features.Count(column => column.IsCategory);
        return $"{model.FeatureCount} feature{(model.FeatureCount == 1 ? "" : "s")}{(categories > 0 ? $", {categories} of categories" : "")}";
    }
}
