using System.Reflection;

namespace FnnKit.Contracts.Tests;

/// <summary>Writes types as C# does.</summary>
internal static class TypeName
{
    public static string Of(Type type)
    {
        if (type.IsByRef)
            return Of(type.GetElementType()!);
        if (type.IsArray)
            return $"{Of(type.GetElementType()!)}[]";
        if (type.IsPointer)
            return $"{Of(type.GetElementType()!)}*";
        if (type.IsGenericParameter)
            return type.Name;
        string name = type.Name.Split('`')[0];
        string owner = type.DeclaringType is { } outer ? $"{Of(outer)}." : type.Namespace is "FnnKit" or "System" ? "" : $"{type.Namespace}.";
        return $"{owner}{name}{Arguments(type.GetGenericArguments())}";
    }

    public static string Arguments(Type[] arguments) => arguments.Length == 0 ? "" : $"<{string.Join(", ", arguments.Select(Of))}>";

    public static string Constraints(Type[] parameters) => string.Concat(parameters.Where(parameter => parameter.IsGenericParameter).Select(Constraint));

    private static string Constraint(Type parameter)
    {
        var flags = parameter.GenericParameterAttributes;
        string[] rules =
        [
            .. flags.HasFlag(GenericParameterAttributes.NotNullableValueTypeConstraint) ? ["struct"] : Array.Empty<string>(),
            .. flags.HasFlag(GenericParameterAttributes.ReferenceTypeConstraint) ? ["class"] : Array.Empty<string>(),
            .. parameter.GetGenericParameterConstraints().Where(type => type != typeof(ValueType)).Select(Of).Order(StringComparer.Ordinal),
        ];
        return rules.Length == 0 ? "" : $" where {parameter.Name} : {string.Join(", ", rules)}";
    }
}
