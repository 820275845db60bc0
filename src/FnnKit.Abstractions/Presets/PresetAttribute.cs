using System.Composition;

namespace FnnKit;

/// <summary>Names a preset and exports it to the host.</summary>
/// <param name="name">The name that <c>fnn init --preset</c> uses, in kebab-case.</param>
[MetadataAttribute]
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public sealed class PresetAttribute(string name) : PartAttribute(typeof(IPreset))
{
    /// <inheritdoc/>
    public override string Name { get; } = name;
}
