using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace FnnKit.Architecture.Tests.Reading;

/// <summary>Collects the types that a type uses, and the texts in it. Nested and compiler-generated types count to the type around them.</summary>
internal sealed class TypeUses(PEReader assembly, MetadataReader reader)
{
    private readonly TypeVisitor _visitor = new(reader);

    /// <summary>The outermost types of the same assembly that are used.</summary>
    public IReadOnlySet<string> Types => _visitor.Found;

    /// <summary>The texts in method bodies and constants.</summary>
    public HashSet<string> Strings { get; } = [];

    /// <summary>Collects the uses of a type and of the types inside it.</summary>
    public void Collect(TypeDefinitionHandle handle)
    {
        var type = reader.GetTypeDefinition(handle);
        _visitor.Visit(type.BaseType);
        foreach (var implemented in type.GetInterfaceImplementations())
            _visitor.Visit(reader.GetInterfaceImplementation(implemented).Interface);
        CollectAttributes(type.GetCustomAttributes());
        CollectConstraints(type.GetGenericParameters());
        foreach (var field in type.GetFields())
            Collect(reader.GetFieldDefinition(field));
        foreach (var property in type.GetProperties())
            CollectAttributes(reader.GetPropertyDefinition(property).GetCustomAttributes());
        foreach (var member in type.GetEvents())
            _visitor.Visit(reader.GetEventDefinition(member).Type);
        foreach (var method in type.GetMethods())
            Collect(reader.GetMethodDefinition(method));
        foreach (var nested in type.GetNestedTypes())
            Collect(nested);
    }

    private void Collect(FieldDefinition field)
    {
        field.DecodeSignature(_visitor, null);
        CollectAttributes(field.GetCustomAttributes());
        if (field.GetDefaultValue() is { IsNil: false } constant && reader.GetConstant(constant) is { TypeCode: ConstantTypeCode.String } text)
            Strings.Add((string)reader.GetBlobReader(text.Value).ReadConstant(ConstantTypeCode.String)!);
    }

    private void Collect(MethodDefinition method)
    {
        method.DecodeSignature(_visitor, null);
        CollectAttributes(method.GetCustomAttributes());
        CollectConstraints(method.GetGenericParameters());
        foreach (var parameter in method.GetParameters())
            CollectAttributes(reader.GetParameter(parameter).GetCustomAttributes());
        if (method.RelativeVirtualAddress == 0)
            return;
        var body = assembly.GetMethodBody(method.RelativeVirtualAddress);
        if (!body.LocalSignature.IsNil)
            reader.GetStandaloneSignature(body.LocalSignature).DecodeLocalSignature(_visitor, null);
        foreach (var region in body.ExceptionRegions)
            _visitor.Visit(region.CatchType);
        foreach (int token in BodyTokens.Read(body.GetILReader()))
            Collect(token);
    }

    private void Collect(int token)
    {
        var handle = MetadataTokens.Handle(token);
        if (handle.Kind == HandleKind.UserString)
            Strings.Add(reader.GetUserString((UserStringHandle)handle));
        else
            _visitor.Visit((EntityHandle)handle);
    }

    private void CollectAttributes(CustomAttributeHandleCollection attributes)
    {
        foreach (var attribute in attributes)
            _visitor.Visit(reader.GetCustomAttribute(attribute).Constructor);
    }

    private void CollectConstraints(GenericParameterHandleCollection parameters)
    {
        foreach (var constraint in parameters.SelectMany(parameter => reader.GetGenericParameter(parameter).GetConstraints()))
            _visitor.Visit(reader.GetGenericParameterConstraint(constraint).Type);
    }
}
