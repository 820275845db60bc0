using System.Composition;

namespace FnnKit;

/// <summary>Names a pruner and exports it to the host.</summary>
/// <param name="name">The name that configurations use, in kebab-case.</param>
[MetadataAttribute]
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PrunerAttribute(string name) : PartAttribute(typeof(IPruner))
{
    /// <inheritdoc/>
    public override string Name { get; } = name;
}
