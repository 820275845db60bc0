namespace FnnKit.Cli;

/// <summary>What metrics are called where their value stands: with the choices that change what the value means, such as <c>f1 (macro average)</c>.</summary>
internal static class MetricLabels
{
    /// <summary>The label of each metric by its name.</summary>
    public static IReadOnlyDictionary<string, string> Create(IEnumerable<IMetric> metrics)
        => metrics.GroupBy(metric => PartIdentity.Get(metric).Name).ToDictionary(group => group.Key, group => Describe(group.Key, group.First()));

    private static string Describe(string name, IMetric metric)
    {
        string[] choices = [.. PartOptions.Get(metric.GetType()).Where(option => option.PropertyType.IsEnum)
            .Select(option => $"{option.GetValue(metric)} {option.Name}".ToLowerInvariant())];
        return choices.Length == 0 ? name : $"{name} ({string.Join(", ", choices)})";
    }
}
