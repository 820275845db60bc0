using System.Reflection.Metadata;

namespace FnnKit.Architecture.Tests.Reading;

/// <summary>Names the outermost type that a handle belongs to.</summary>
internal static class TypeNames
{
    /// <summary>The full name of the outermost type; empty for a handle of anything else.</summary>
    public static string Get(MetadataReader reader, EntityHandle handle) => handle.Kind switch
    {
        HandleKind.TypeDefinition => GetDefinition(reader, (TypeDefinitionHandle)handle),
        HandleKind.TypeReference => GetReference(reader, (TypeReferenceHandle)handle),
        _ => "",
    };

    /// <summary>The outermost type around a type.</summary>
    public static TypeDefinitionHandle Outermost(MetadataReader reader, TypeDefinitionHandle handle)
    {
        while (reader.GetTypeDefinition(handle).GetDeclaringType() is { IsNil: false } outer)
            handle = outer;
        return handle;
    }

    private static string GetDefinition(MetadataReader reader, TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(Outermost(reader, handle));
        return Join(reader.GetString(type.Namespace), reader.GetString(type.Name));
    }

    private static string GetReference(MetadataReader reader, TypeReferenceHandle handle)
    {
        var type = reader.GetTypeReference(handle);
        return type.ResolutionScope.Kind == HandleKind.TypeReference
            ? GetReference(reader, (TypeReferenceHandle)type.ResolutionScope)
            : Join(reader.GetString(type.Namespace), reader.GetString(type.Name));
    }

    private static string Join(string space, string name) => space.Length == 0 ? name : $"{space}.{name}";
}
