using System.Composition;

namespace FnnKit;

/// <summary>Names a loss and exports it to the host.</summary>
/// <param name="name">The name that configurations use, in kebab-case.</param>
[MetadataAttribute]
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class LossAttribute(string name) : PartAttribute(typeof(ILoss))
{
    /// <inheritdoc/>
    public override string Name { get; } = name;
}
