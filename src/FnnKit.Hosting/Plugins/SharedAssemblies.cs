namespace FnnKit;

/// <summary>
/// The assemblies whose types pass between host and plugins. They always come from the host, also where a plugin's folder carries a copy: two copies of a
/// contract are two different types, and a plugin with its own would vanish without a word.
/// </summary>
internal static class SharedAssemblies
{
    /// <summary>The assembly that makes a plugin a plugin.</summary>
    public static string Contracts { get; } = typeof(ILayer).Assembly.GetName().Name!;

    private static readonly HashSet<string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        Contracts,
        "FnnKit.Numerics",
        "FnnKit.Formats",
        "System.Composition.AttributedModel",
        "Microsoft.Extensions.Configuration.Abstractions",
        "Microsoft.Extensions.DependencyInjection.Abstractions",
        "Microsoft.Extensions.Logging.Abstractions",
        "Microsoft.Extensions.Options",
        "Microsoft.Extensions.Primitives",
    };

    public static bool Contain(string? name) => name is not null && Names.Contains(name);
}
