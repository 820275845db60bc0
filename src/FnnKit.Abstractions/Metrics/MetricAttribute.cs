using System.Composition;

namespace FnnKit;

/// <summary>Names a metric and exports it to the host.</summary>
/// <param name="name">The name that configurations use, in kebab-case.</param>
[MetadataAttribute]
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class MetricAttribute(string name) : PartAttribute(typeof(IMetric))
{
    /// <inheritdoc/>
    public override string Name { get; } = name;
}
