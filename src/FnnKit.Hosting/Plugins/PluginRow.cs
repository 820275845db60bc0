using System.Reflection;

namespace FnnKit;

/// <summary>One DLL that was looked at, and what became of it.</summary>
/// <param name="Name">The name of its assembly, or of the file where it is none.</param>
/// <param name="Version">Its version; empty where it has none.</param>
/// <param name="Path">Where it lies; empty for an assembly of the application itself.</param>
/// <param name="State">What became of it.</param>
/// <param name="Reason">Why, and what to do; empty for one that is at hand.</param>
/// <param name="Parts">Its parts.</param>
public sealed record PluginRow(string Name, string Version, string Path, PluginState State, string Reason, IReadOnlyList<PartRow> Parts)
{
    /// <summary>Loads the assembly; null where there is none to load.</summary>
    internal Lazy<Assembly>? Assembly { get; init; }
}
