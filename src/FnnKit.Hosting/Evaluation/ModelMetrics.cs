using System.ComponentModel.DataAnnotations;

namespace FnnKit;

/// <summary>Finds the metrics that can measure a model.</summary>
public static class ModelMetrics
{
    /// <summary>With more classes than this, every metric tells right from wrong.</summary>
    private const int MostCompared = 10;

    private static readonly PartKind Kind = PartKind.Get(typeof(IMetric))!;

    /// <summary>
    /// The metrics that the setup asks for, then all others that fit the targets and outputs of the model, with their default options, in the order of their names.
    /// The others come from the application, from the plugins beside the program, and from the plugins that the model or the setup uses. No part of any other plugin
    /// is created, since nobody asked for it.
    /// </summary>
    /// <param name="model">The model to measure.</param>
    /// <param name="setup">The setup of its run; an empty one for a model file by itself.</param>
    /// <param name="catalogue">Where the other metrics come from.</param>
    public static IReadOnlyList<IMetric> Find(Model model, TrainingSetup setup, PluginCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(catalogue);
        var others = Others(setup, catalogue).Where(part => IsAskedFor(part, model, setup, catalogue)).Select(part => TryCreate(catalogue, part, model)).OfType<IMetric>();
        return [.. setup.Metrics, .. others];
    }

    /// <summary>The metrics of plugins that nobody asked for. They are not measured; name them in <c>Metrics</c> to measure them.</summary>
    /// <param name="model">The model to measure.</param>
    /// <param name="setup">The setup of its run; an empty one for a model file by itself.</param>
    /// <param name="catalogue">Where the other metrics come from.</param>
    public static IReadOnlyList<PartRow> FindUnasked(Model model, TrainingSetup setup, PluginCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(setup);
        ArgumentNullException.ThrowIfNull(catalogue);
        return [.. Others(setup, catalogue).Where(part => !IsAskedFor(part, model, setup, catalogue))];
    }

    private static IEnumerable<PartRow> Others(TrainingSetup setup, PluginCatalogue catalogue)
    {
        var known = setup.Metrics.Select(metric => PartIdentity.Get(metric).Name).ToHashSet(StringComparer.OrdinalIgnoreCase);
        return catalogue.Parts.Where(part => part.Kind == Kind && known.Add(part.Name)).OrderBy(part => part.Name, StringComparer.Ordinal);
    }

    private static bool IsAskedFor(PartRow part, Model model, TrainingSetup setup, PluginCatalogue catalogue)
        => catalogue.IsOfProgram(part) || model.Notes.Plugins.Any(plugin => plugin.Name == part.Plugin) || setup.Metrics.Any(metric => PartIdentity.Get(metric).Plugin == part.Plugin);

    /// <summary>Creates a metric that fits the model; null for one that does not. One that cannot even begin does not keep the others from measuring.</summary>
    private static IMetric? TryCreate(PluginCatalogue catalogue, PartRow part, Model model)
    {
        try
        {
            var metric = (IMetric)catalogue.Create(Kind, $"{part.Plugin}:{part.Name}");
            metric.Start();
            return Fits(metric, model) ? metric : null;
        }
#pragma warning disable CA1031 // A metric may be anybody's code.
        catch (Exception)
#pragma warning restore CA1031
        {
            return null;
        }
    }

    private static bool Fits(IMetric metric, Model model)
    {
        var targets = model.Schema.TargetKind == TargetKind.Classes ? TargetKinds.Classes : TargetKinds.Numbers;
        return metric.Targets.HasFlag(targets) && (model.GivesProbabilities || !metric.NeedsProbabilities(model.Plan.Output.Size))
            && (targets != TargetKinds.Classes || TellsApart(metric, model))
            && Validator.TryValidateObject(metric, new ValidationContext(metric), null, validateAllProperties: true);
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
