using System.Composition;

namespace FnnKit;

/// <summary>Names an activation and exports it to the host.</summary>
/// <param name="name">The name that configurations use, in kebab-case.</param>
[MetadataAttribute]
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class ActivationAttribute(string name) : PartAttribute(typeof(IActivation))
{
    /// <inheritdoc/>
    public override string Name { get; } = name;
}
