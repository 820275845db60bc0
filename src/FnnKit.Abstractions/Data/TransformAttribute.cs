using System.Composition;

namespace FnnKit;

/// <summary>Names a transform and exports it to the host.</summary>
/// <param name="name">The name that configurations use, in kebab-case.</param>
[MetadataAttribute]
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class TransformAttribute(string name) : PartAttribute(typeof(ITransform))
{
    /// <inheritdoc/>
    public override string Name { get; } = name;
}
