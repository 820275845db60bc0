using System.Composition;

namespace FnnKit;

/// <summary>
/// Names a part and exports it to the host. The exported class is its own settings: public properties with their defaults written on them, onto which
/// the host binds a section of the configuration before it uses the part.
/// </summary>
/// <param name="contract">What the part is: <see cref="ILayer"/>, <see cref="IActivation"/> and so on.</param>
/// <param name="name">The name that configurations use, in kebab-case; it is matched without case.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class PartAttribute(Type contract, string name) : ExportAttribute(contract)
{
    /// <summary>The name that configurations use.</summary>
    public string Name { get; } = name;
}
