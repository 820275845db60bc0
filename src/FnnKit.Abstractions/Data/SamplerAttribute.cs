using System.Composition;

namespace FnnKit;

/// <summary>Names a sampler and exports it to the host.</summary>
/// <param name="name">The name that configurations use, in kebab-case.</param>
[MetadataAttribute]
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class SamplerAttribute(string name) : PartAttribute(typeof(ISampler))
{
    /// <inheritdoc/>
    public override string Name { get; } = name;
}
