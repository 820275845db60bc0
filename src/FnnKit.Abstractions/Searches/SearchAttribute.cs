using System.Composition;

namespace FnnKit;

/// <summary>Names a search and exports it to the host.</summary>
/// <param name="name">The name that configurations use, in kebab-case.</param>
[MetadataAttribute]
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SearchAttribute(string name) : PartAttribute(typeof(ISearch))
{
    /// <inheritdoc/>
    public override string Name { get; } = name;
}
