using System.Reflection;
using System.Reflection.Metadata;

namespace FnnKit;

/// <summary>
/// Finds the parts of an assembly in its metadata, so that a plugin that nobody asked for is not even loaded. Five hundred of them cost little, and none of their
/// code can run.
/// </summary>
internal static class PartDeclarations
{
    private const ushort Prolog = 1;

    /// <summary>The kinds of parts by the full names of their attributes.</summary>
    private static readonly Dictionary<string, PartKind> Kinds = typeof(PartAttribute).Assembly.GetExportedTypes()
        .Where(type => type.IsSubclassOf(typeof(PartAttribute)) && !type.IsAbstract)
        .Select(type => (type, contract: ((PartAttribute)Activator.CreateInstance(type, "name")!).ContractType))
        .Where(pair => pair.contract is not null && PartKind.Get(pair.contract) is not null)
        .ToDictionary(pair => pair.type.FullName!, pair => PartKind.Get(pair.contract!)!);

    /// <summary>Finds the parts.</summary>
    /// <param name="metadata">The assembly.</param>
    /// <param name="faults">What is wrong with some of its classes is added here.</param>
    public static IReadOnlyList<PartDeclaration> Read(MetadataReader metadata, List<string> faults)
    {
        var parts = new List<PartDeclaration>();
        foreach (var handle in metadata.TypeDefinitions)
        {
            var type = metadata.GetTypeDefinition(handle);
            if ((type.Attributes & (TypeAttributes.Interface | TypeAttributes.Abstract)) != 0)
                continue;
            string name = FullName(metadata, handle);
            try
            {
                if (Find(metadata, type, name) is { } part)
                    parts.Add(part);
            }
            catch (Exception exception) when (exception is BadImageFormatException or InvalidOperationException or OverflowException or ArgumentException)
            {
                faults.Add($"the class {name} cannot be described: {exception.Message}");
            }
        }

        return parts;
    }

    private static PartDeclaration? Find(MetadataReader metadata, TypeDefinition type, string name)
    {
        PartDeclaration? found = null;
        foreach (var handle in type.GetCustomAttributes())
        {
            var attribute = metadata.GetCustomAttribute(handle);
            // An attribute that the plugin declares itself would run its code when it is created.
            if (attribute.Constructor.Kind == HandleKind.MethodDefinition && DerivesFromPart(metadata, (MethodDefinitionHandle)attribute.Constructor, out string own))
                throw new InvalidOperationException($"[{own}] is an attribute of its own; use one of {SharedAssemblies.Contracts}");
            if (attribute.Constructor.Kind != HandleKind.MemberReference
                || metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent is not { Kind: HandleKind.TypeReference } parent
                || ContractName(metadata, (TypeReferenceHandle)parent) is not { } contract || !Kinds.TryGetValue(contract, out var kind))
            {
                continue;
            }

            if (found is not null)
                throw new InvalidOperationException("it has several attributes of parts; keep one");
            if (name.Length == 0)
                throw new BadImageFormatException("it has no name");
            found = new PartDeclaration(kind, NameIn(metadata.GetBlobReader(attribute.Value)), name);
        }

        return found;
    }

    private static string NameIn(BlobReader value)
    {
        if (value.ReadUInt16() != Prolog)
            throw new BadImageFormatException("the data of its attribute is damaged");
        return value.ReadSerializedString() is { } name && !string.IsNullOrWhiteSpace(name) ? name : throw new InvalidOperationException("its attribute gives it no name");
    }

    private static bool DerivesFromPart(MetadataReader metadata, MethodDefinitionHandle constructor, out string name)
    {
        var type = metadata.GetTypeDefinition(metadata.GetMethodDefinition(constructor).GetDeclaringType());
        name = metadata.GetString(type.Name);
        // A damaged assembly may let classes derive in circles.
        for (int depth = 0; depth < 100; depth++)
        {
            if (type.BaseType.Kind == HandleKind.TypeReference)
                return ContractName(metadata, (TypeReferenceHandle)type.BaseType) == typeof(PartAttribute).FullName;
            if (type.BaseType.Kind != HandleKind.TypeDefinition || type.BaseType.IsNil)
                return false;
            type = metadata.GetTypeDefinition((TypeDefinitionHandle)type.BaseType);
        }

        return false;
    }

    /// <summary>The full name of a type of the contracts; null for one of another assembly.</summary>
    private static string? ContractName(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var type = metadata.GetTypeReference(handle);
        return type.ResolutionScope.Kind == HandleKind.AssemblyReference
            && metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)type.ResolutionScope).Name) == SharedAssemblies.Contracts
            ? $"{metadata.GetString(type.Namespace)}.{metadata.GetString(type.Name)}" : null;
    }

    private static string FullName(MetadataReader metadata, TypeDefinitionHandle handle)
    {
        var type = metadata.GetTypeDefinition(handle);
        string name = metadata.GetString(type.Name);
        for (int depth = 0; depth < 100 && type.GetDeclaringType() is { IsNil: false } outer; depth++)
        {
            type = metadata.GetTypeDefinition(outer);
            name = $"{metadata.GetString(type.Name)}+{name}";
        }

        string space = metadata.GetString(type.Namespace);
        return space.Length == 0 ? name : $"{space}.{name}";
    }
}
