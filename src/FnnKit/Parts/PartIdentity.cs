using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;

namespace FnnKit;

/// <summary>Where a part comes from: its name, and the plugin that brought it.</summary>
/// <param name="Name">The name that configurations use.</param>
/// <param name="Plugin">The name of the plugin, which is that of its assembly.</param>
/// <param name="Version">The version of the plugin.</param>
public sealed partial record PartIdentity(string Name, string Plugin, string Version)
{
    private static readonly ConcurrentDictionary<Type, PartIdentity> Known = new();

    /// <summary>The name with the plugin before it, which is never ambiguous.</summary>
    public string QualifiedName => $"{Plugin}:{Name}";

    /// <summary>The identity of a part. One without an attribute (made in code, or a mock) goes by the name of its class.</summary>
    public static PartIdentity Get(object part) => Get(part.GetType());

    /// <summary>The identity of the parts of a type.</summary>
    public static PartIdentity Get(Type type) => Known.GetOrAdd(type, static type =>
    {
        string name = type.GetCustomAttribute<PartAttribute>()?.Name ?? WordStart().Replace(type.Name, "-$1").ToLowerInvariant();
        var assembly = type.Assembly;
        return new PartIdentity(name, assembly.GetName().Name ?? "", VersionOf(assembly));
    });

    /// <summary>The version that an assembly says it is of.</summary>
    internal static string VersionOf(Assembly assembly)
        => assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? assembly.GetName().Version?.ToString() ?? "0";

    [GeneratedRegex("(?<=[a-z0-9])([A-Z])")]
    private static partial Regex WordStart();
}
