using System.Composition;

namespace FnnKit;

/// <summary>Names an initializer and exports it to the host.</summary>
/// <param name="name">The name that configurations use, in kebab-case.</param>
[MetadataAttribute]
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class InitializerAttribute(string name) : PartAttribute(typeof(IInitializer))
{
    /// <inheritdoc/>
    public override string Name { get; } = name;
}
