using System.Reflection;

namespace FnnKit.Contracts.Tests;

/// <summary>Writes down everything in an assembly that others can use, one line each, in an order that depends on nothing.</summary>
internal static class PublicSurface
{
    private const BindingFlags Declared =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    public static IEnumerable<string> Describe(Assembly assembly)
        => assembly.GetExportedTypes().OrderBy(type => type.FullName, StringComparer.Ordinal)
            .SelectMany(type => type.GetMembers(Declared).Where(IsVisible).Select(member => $"{TypeName.Of(type)}: {Describe(member)}")
                .Distinct().Order(StringComparer.Ordinal).Prepend(Head(type)));

    private static string Head(Type type)
    {
        string kind = type.IsEnum ? "enum" : type.IsInterface ? "interface" : type.IsValueType ? type.IsByRefLike ? "ref struct" : "struct"
            : type.IsAbstract && type.IsSealed ? "static class" : type.IsAbstract ? "abstract class" : type.IsSealed ? "sealed class" : "class";
        string[] bases = [.. new[] { type.BaseType }.OfType<Type>().Where(parent => parent != typeof(object) && parent != typeof(ValueType))
            .Select(TypeName.Of),
            .. type.GetInterfaces().Select(TypeName.Of).Order(StringComparer.Ordinal)];
        return $"{kind} {TypeName.Of(type)}{(bases.Length > 0 ? " : " : "")}{string.Join(", ", bases)}{TypeName.Constraints(type.GetGenericArguments())}";
    }

    /// <summary>What others can call, override or read; accessors and operators go by their methods, properties are left to them.</summary>
    private static bool IsVisible(MemberInfo member) => member switch
    {
        MethodBase method => method.IsPublic || method.IsFamily || method.IsFamilyOrAssembly,
        FieldInfo field => field.IsPublic || field.IsFamily || field.IsFamilyOrAssembly,
        _ => false,
    };

    private static string Describe(MemberInfo member) => member switch
    {
        FieldInfo { IsLiteral: true } constant
            => $"const {TypeName.Of(constant.FieldType)} {constant.Name} = {Convert.ToString(constant.GetRawConstantValue(), null)}",
        FieldInfo field => $"{(field.IsStatic ? "static " : "")}{(field.IsInitOnly ? "readonly " : "")}{TypeName.Of(field.FieldType)} {field.Name}",
        ConstructorInfo constructor => $"{Access(constructor)}.ctor({Parameters(constructor)})",
        MethodInfo method
            => $"{Access(method)}{Modifier(method)}{TypeName.Of(method.ReturnType)} {method.Name}{TypeName.Arguments(method.GetGenericArguments())}"
            + $"({Parameters(method)}){TypeName.Constraints(method.GetGenericArguments())}",
        _ => throw new ArgumentException($"{member} is no field, constructor or method.", nameof(member)),
    };

    private static string Access(MethodBase method) => method.IsPublic ? "" : "protected ";

    private static string Modifier(MethodInfo method)
    {
        string ownership = method.IsStatic ? "static " : "";
        if (method.IsAbstract)
            return ownership + "abstract ";
        return method.IsVirtual && !method.IsFinal ? ownership + "virtual " : ownership;
    }

    private static string Parameters(MethodBase method)
        => string.Join(", ", method.GetParameters().Select(parameter
            => $"{Direction(parameter)}{TypeName.Of(parameter.ParameterType)} {parameter.Name}{Default(parameter)}"));

    private static string Direction(ParameterInfo parameter) => parameter.IsOut ? "out " : parameter.IsIn && parameter.ParameterType.IsByRef ? "in "
        : parameter.ParameterType.IsByRef ? "ref " : "";

    private static string Default(ParameterInfo parameter) => parameter.HasDefaultValue ? $" = {parameter.DefaultValue ?? "default"}" : "";
}
