using System.Composition;

namespace FnnKit;

/// <summary>
/// Names a part and exports it to the host. The exported class is its own settings: public properties with their defaults written on them, onto which
/// the host binds a section of the configuration before it uses the part.
/// </summary>
/// <param name="contract">What the part is: <see cref="ILayer"/>, <see cref="IActivation"/> and so on.</param>
[AttributeUsage(AttributeTargets.Class, Inherited = false)]
public abstract class PartAttribute(Type contract) : ExportAttribute(contract)
{
    /// <summary>The name that configurations use, in kebab-case; it is matched without case.</summary>
    /// <remarks>MEF takes for metadata only what an attribute's own class declares, so each kind declares it again.</remarks>
    public abstract string Name { get; }
}
