using System.Composition;

namespace FnnKit;

/// <summary>Names an optimizer and exports it to the host.</summary>
/// <param name="name">The name that configurations use, in kebab-case.</param>
[MetadataAttribute]
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class OptimizerAttribute(string name) : PartAttribute(typeof(IOptimizer))
{
    /// <inheritdoc/>
    public override string Name { get; } = name;
}
