using System.Collections.Concurrent;
using System.Reflection;

namespace FnnKit;

/// <summary>Finds the converter of a type of option.</summary>
public static class SettingConverters
{
    /// <summary>Converters of contract types, which lie below this assembly and cannot name them; every other type has the attribute.</summary>
    private static readonly ConcurrentDictionary<Type, ISettingConverter?> Known = new()
    {
        [typeof(Scheduled)] = new ScheduledConverter(),
        [typeof(LayerSetup)] = new LayerSetupConverter(),
        [typeof(TimeSpan)] = new TimeSpanConverter(),
    };

    /// <summary>The converter of a type; null where the type needs none.</summary>
    /// <param name="type">The type of an option.</param>
    public static ISettingConverter? Find(Type type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return Known.GetOrAdd(type, static type => type.GetCustomAttribute<SettingConverterAttribute>(inherit: false) is { } attribute
            ? (ISettingConverter)Activator.CreateInstance(attribute.Converter)! : null);
    }

    /// <summary>The plain value that validation attributes check.</summary>
    /// <param name="value">The value of an option.</param>
    public static object? GetChecked(object? value) => value is not null && Find(value.GetType()) is { } converter ? converter.GetChecked(value) : value;
}
