using System.Reflection;

namespace FnnKit.Architecture.Tests;

/// <summary>A project that ships, with the projects that it may use.</summary>
/// <param name="Folder">The folder of the project, relative to the root of the repository.</param>
/// <param name="Assembly">The name of its assembly.</param>
/// <param name="MayUse">The assemblies of other projects that it may reference.</param>
public sealed record Project(string Folder, string Assembly, string[] MayUse)
{
    private static readonly string[] Ground = ["FnnKit.Numerics", "FnnKit.Formats", "FnnKit.Abstractions"];
    private static readonly string[] Core = [.. Ground, "FnnKit"];
    private static readonly string[] OnCore = ["FnnKit.Hosting", "FnnKit.Onnx", "FnnKit.Plotting", "FnnKit.Testing"];

    /// <summary>The root of the repository.</summary>
    public static string Root { get; }
        = typeof(Project).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(attribute => attribute.Key == "Root").Value!;

    /// <summary>The projects of src, from the bottom to the top.</summary>
    public static IReadOnlyList<Project> Source { get; } =
    [
        new("src/FnnKit.Numerics", "FnnKit.Numerics", []),
        new("src/FnnKit.Formats", "FnnKit.Formats", ["FnnKit.Numerics"]),
        new("src/FnnKit.Abstractions", "FnnKit.Abstractions", ["FnnKit.Numerics", "FnnKit.Formats"]),
        new("src/FnnKit", "FnnKit", Ground),
        .. OnCore.Select(name => new Project($"src/{name}", name, Core)),
        new("src/FnnKit.Serving", "FnnKit.Serving", [.. Core, "FnnKit.Hosting"]),
        new("src/FnnKit.Cli", "fnn", [.. Core, .. OnCore, "FnnKit.Serving"]),
    ];

    /// <summary>The plugins. They use the contracts and what lies below them, and not one another.</summary>
    public static IReadOnlyList<Project> Plugins { get; } =
        [.. Directory.GetDirectories(Path.Combine(Root, "plugins")).Select(Path.GetFileName).Where(name => File.Exists(Path.Combine(Root, "plugins", name!, $"{name}.csproj")))
            .Order(StringComparer.Ordinal).Select(name => new Project($"plugins/{name}", name!, Ground))];

    /// <summary>Every project that ships.</summary>
    public static IReadOnlyList<Project> All { get; } = [.. Source, .. Plugins];

    /// <summary>The assembly and its symbols, read once.</summary>
    public Reading.ProjectTypes Read() => Reading.ProjectTypes.Read(this);

    /// <inheritdoc/>
    public override string ToString() => Folder;
}
