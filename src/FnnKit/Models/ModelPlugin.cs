using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace FnnKit;

/// <summary>A plugin that a model was made with.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Version">Its version then.</param>
/// <param name="Source">Where it comes from, as its <c>RepositoryUrl</c> says; null where it says nothing.</param>
public sealed record ModelPlugin(string Name, string Version, string? Source)
{
    /// <summary>Name and version, and where it comes from.</summary>
    public override string ToString() => $"{Name} {Version}{(Source is null ? "" : $" from {Source}")}";
}
