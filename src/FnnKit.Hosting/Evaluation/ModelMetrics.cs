using System.ComponentModel.DataAnnotations;

namespace FnnKit;

/// <summary>Finds the metrics that can measure a model.</summary>
public static class ModelMetrics
{
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
            .Select(part => (IMetric)catalogue.Create(kind, $"{part.Plugin}:{part.Name}"))
            .Where(metric => metric.Targets.HasFlag(targets) && (model.GivesProbabilities || !metric.NeedsProbabilities(model.Plan.Output.Size)))
            .Where(metric => Validator.TryValidateObject(metric, new ValidationContext(metric), null, validateAllProperties: true));
        return [.. setup.Metrics, .. others];
    }
}
