using System.Collections.Concurrent;
using System.Reflection;

namespace FnnKit;

/// <summary>The options of a part, or of a group of settings: its public properties that can be set.</summary>
public static class PartOptions
{
    private static readonly ConcurrentDictionary<Type, IReadOnlyList<PropertyInfo>> Known = new();

    /// <summary>The options of a type, those of its base classes last.</summary>
    public static IReadOnlyList<PropertyInfo> Get(Type type) => Known.GetOrAdd(type, static type =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.SetMethod is { IsPublic: true } && property.GetMethod is { IsPublic: true } && property.GetIndexParameters().Length == 0),
    ]);

    /// <summary>Whether an option may be null.</summary>
    public static bool TakesNull(PropertyInfo option)
        => Nullable.GetUnderlyingType(option.PropertyType) is not null
        || (!option.PropertyType.IsValueType && new NullabilityInfoContext().Create(option).WriteState == NullabilityState.Nullable);
}
