using System.Composition;

namespace FnnKit;

/// <summary>Names a data loader and exports it to the host.</summary>
/// <param name="name">The name that configurations use, in kebab-case.</param>
[MetadataAttribute]
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class DataLoaderAttribute(string name) : PartAttribute(typeof(IDataLoader))
{
    /// <inheritdoc/>
    public override string Name { get; } = name;
}
