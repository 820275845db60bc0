using System.Reflection;

namespace FnnKit;

/// <summary>Parts from assemblies that the application references, for use without a plugin host.</summary>
public sealed class PartAssemblies : IPartSource
{
    private readonly Type[] _types;

    /// <summary>Takes the parts of some assemblies.</summary>
    public PartAssemblies(params IEnumerable<Assembly> assemblies)
        => _types = [.. assemblies.Distinct().SelectMany(assembly => assembly.GetExportedTypes()).Where(type => type.IsDefined(typeof(PartAttribute)))];

    /// <inheritdoc/>
    public IReadOnlyList<string> Names(PartKind kind) => [.. Of(kind).Select(type => PartIdentity.Get(type).Name).Order(StringComparer.Ordinal)];

    /// <inheritdoc/>
    public object Create(PartKind kind, string name)
    {
        var found = Of(kind).Where(type => PartIdentity.Get(type) is var part
            && (name.Equals(part.Name, StringComparison.OrdinalIgnoreCase) || name.Equals(part.QualifiedName, StringComparison.OrdinalIgnoreCase))).ToArray();
        if (found.Length == 0)
            throw PartException.Unknown(kind, name, Names(kind));
        if (found.Length > 1)
            throw new PartException(SettingDiagnostics.AmbiguousPart, $"the {kind} '{name}' is in {string.Join(" and ", found.Select(type => PartIdentity.Get(type).Plugin))}; write 'plugin:name' to choose one");
        return Activator.CreateInstance(found[0])!;
    }

    private IEnumerable<Type> Of(PartKind kind) => _types.Where(type => type.GetCustomAttribute<PartAttribute>()!.ContractType == kind.Contract);
}
