using System.Collections.Immutable;
using System.Reflection.Metadata;

namespace FnnKit.Architecture.Tests.Reading;

/// <summary>Notes every type of the assembly that a handle or a signature leads to. Decoded types carry no value.</summary>
internal sealed class TypeVisitor(MetadataReader reader) : ISignatureTypeProvider<bool, object?>
{
    private readonly HashSet<EntityHandle> _visited = [];

    /// <summary>The outermost types of the assembly that were met.</summary>
    public HashSet<string> Found { get; } = [];

    /// <summary>Notes the types that a type, member or signature leads to.</summary>
    public void Visit(EntityHandle handle)
    {
        if (handle.IsNil || !_visited.Add(handle))
            return;
        switch (handle.Kind)
        {
            case HandleKind.TypeDefinition:
                Found.Add(TypeNames.Get(reader, handle));
                break;
            case HandleKind.TypeSpecification:
                reader.GetTypeSpecification((TypeSpecificationHandle)handle).DecodeSignature(this, null);
                break;
            case HandleKind.MethodDefinition:
                Visit(reader.GetMethodDefinition((MethodDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.FieldDefinition:
                Visit(reader.GetFieldDefinition((FieldDefinitionHandle)handle).GetDeclaringType());
                break;
            case HandleKind.MemberReference:
                Visit(reader.GetMemberReference((MemberReferenceHandle)handle).Parent);
                break;
            case HandleKind.MethodSpecification:
                var method = reader.GetMethodSpecification((MethodSpecificationHandle)handle);
                Visit(method.Method);
                method.DecodeSignature(this, null);
                break;
            case HandleKind.StandaloneSignature:
                reader.GetStandaloneSignature((StandaloneSignatureHandle)handle).DecodeMethodSignature(this, null);
                break;
        }
    }

    /// <inheritdoc/>
    public bool GetTypeFromDefinition(MetadataReader reader, TypeDefinitionHandle handle, byte rawTypeKind)
    {
        Visit(handle);
        return false;
    }

    /// <inheritdoc/>
    public bool GetTypeFromSpecification(MetadataReader reader, object? genericContext, TypeSpecificationHandle handle, byte rawTypeKind)
    {
        Visit(handle);
        return false;
    }

    /// <inheritdoc/>
    public bool GetTypeFromReference(MetadataReader reader, TypeReferenceHandle handle, byte rawTypeKind) => false;

    /// <inheritdoc/>
    public bool GetArrayType(bool elementType, ArrayShape shape) => false;

    /// <inheritdoc/>
    public bool GetByReferenceType(bool elementType) => false;

    /// <inheritdoc/>
    public bool GetFunctionPointerType(MethodSignature<bool> signature) => false;

    /// <inheritdoc/>
    public bool GetGenericInstantiation(bool genericType, ImmutableArray<bool> typeArguments) => false;

    /// <inheritdoc/>
    public bool GetGenericMethodParameter(object? genericContext, int index) => false;

    /// <inheritdoc/>
    public bool GetGenericTypeParameter(object? genericContext, int index) => false;

    /// <inheritdoc/>
    public bool GetModifiedType(bool modifier, bool unmodifiedType, bool isRequired) => false;

    /// <inheritdoc/>
    public bool GetPinnedType(bool elementType) => false;

    /// <inheritdoc/>
    public bool GetPointerType(bool elementType) => false;

    /// <inheritdoc/>
    public bool GetPrimitiveType(PrimitiveTypeCode typeCode) => false;

    /// <inheritdoc/>
    public bool GetSZArrayType(bool elementType) => false;
}
