using System.ComponentModel.DataAnnotations;

namespace FnnKit;

/// <summary>Finds the metrics that can measure a model.</summary>
public static class ModelMetrics
{
    /// <summary>With more classes than this, every metric tells right from wrong.</summary>
    private const int MostCompared = 10;

    /// <summary>
    /// The metrics that the setup asks for, then all others in the catalogue that fit the targets and outputs of the model, with their default options, in the
    /// order of their names.
    /// </summary>
    /// <param name="model">The model to measure.</param>
    /// <param name="setup">The setup of its run; an empty one for a model file by itself.</param>
    /// <param name="catalogue">Where the other metrics come from.</param>
    public static IReadOnlyList<IMetric> Find(Model model, TrainingSetup setup, PluginCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(catalogue);
        var kind = PartKind.Get(typeof(IMetric))!;
        var targets = model.Schema.TargetKind == TargetKind.Classes ? TargetKinds.Classes : TargetKinds.Numbers;
        var known = setup.Metrics.Select(metric => PartIdentity.Get(metric).Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var others = catalogue.Parts.Where(part => part.Kind == kind && known.Add(part.Name)).OrderBy(part => part.Name, StringComparer.Ordinal)
            .Select(part => TryCreate(catalogue, kind, part)).OfType<IMetric>()
            .Where(metric => metric.Targets.HasFlag(targets) && (model.GivesProbabilities || !metric.NeedsProbabilities(model.Plan.Output.Size)))
            .Where(metric => targets != TargetKinds.Classes || TellsApart(metric, model))
            .Where(metric => Validator.TryValidateObject(metric, new ValidationContext(metric), null, validateAllProperties: true));
        return [.. setup.Metrics, .. others];
    }

    /// <summary>Creates a metric that nobody asked for. One that cannot even begin does not keep the others from measuring.</summary>
    private static IMetric? TryCreate(PluginCatalogue catalogue, PartKind kind, PartRow part)
    {
        try
        {
            var metric = (IMetric)catalogue.Create(kind, $"{part.Plugin}:{part.Name}");
            metric.Start();
            return metric;
        }
#pragma warning disable CA1031 // A metric may be anybody's code.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    /// <summary>Whether a metric tells right from wrong for so many classes; whether the class is among the two likeliest of two says nothing.</summary>
    private static bool TellsApart(IMetric metric, Model model)
    {
        int outputs = model.OutputCount, classes = model.Classes.Count;
        if (classes > MostCompared)
            return true;
        double[] right = new double[outputs * classes];
        for (int label = 0; label < classes; label++)
        {
            if (outputs > 1)
                right[(label * classes) + label] = 1;
            else
                right[label] = label;
        }

        return Measure([.. right.Select(value => 1 - value)]) is var wrong && !wrong.Equals(Measure(right));

        double Measure(double[] predictions)
        {
            var accumulator = metric.Start();
            accumulator.Add(new ReadOnlyMatrix<double>(predictions, outputs, classes), new(right, outputs, classes));
            return accumulator.Result;
        }
    }
}
