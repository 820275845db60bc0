using System.Composition;

namespace FnnKit;

/// <summary>Names a callback and exports it to the host.</summary>
/// <param name="name">The name that configurations use, in kebab-case.</param>
[MetadataAttribute]
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class CallbackAttribute(string name) : PartAttribute(typeof(ICallback))
{
    /// <inheritdoc/>
    public override string Name { get; } = name;
}
