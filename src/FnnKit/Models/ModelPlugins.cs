using System.Reflection;
using System.Text.Json.Nodes;

namespace FnnKit;

/// <summary>The plugins of a model as its metadata holds them.</summary>
internal static class ModelPlugins
{
    private const string VersionsKey = "plugins", SourcesKey = "plugin_sources", SourceAttribute = "RepositoryUrl";

    /// <summary>The plugins that the parts of a model come from, by name.</summary>
    public static IReadOnlyList<ModelPlugin> Find(NetworkPlan plan, FeaturePipeline pipeline) =>
    [
        .. plan.AllLayers.SelectMany(layer => new object?[] { layer.Layer, layer.Plan.Activation }).Concat(pipeline.Steps.Concat(pipeline.Targets.Steps).Select(step => step.Transform))
            .OfType<object>().Select(Find).DistinctBy(plugin => plugin.Name).OrderBy(plugin => plugin.Name, StringComparer.Ordinal),
    ];

    public static void Write(IReadOnlyList<ModelPlugin> plugins, Dictionary<string, string> metadata)
    {
        metadata[VersionsKey] = new JsonObject(plugins.Select(plugin => KeyValuePair.Create(plugin.Name, (JsonNode?)plugin.Version))).ToJsonString();
        if (plugins.Any(plugin => plugin.Source is not null))
            metadata[SourcesKey] = new JsonObject(plugins.Where(plugin => plugin.Source is not null).Select(plugin => KeyValuePair.Create(plugin.Name, (JsonNode?)plugin.Source))).ToJsonString();
    }

    /// <exception cref="SettingsException">The metadata is not JSON of plugins.</exception>
    public static IReadOnlyList<ModelPlugin> Read(IReadOnlyDictionary<string, string> metadata)
    {
        var versions = Read(metadata, VersionsKey);
        var sources = Read(metadata, SourcesKey);
        return [.. versions.Select(plugin => new ModelPlugin(plugin.Key, plugin.Value, sources.GetValueOrDefault(plugin.Key)))];
    }

    private static ModelPlugin Find(object part)
    {
        var identity = PartIdentity.Get(part);
        var source = part.GetType().Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().FirstOrDefault(attribute => attribute.Key == SourceAttribute);
        return new ModelPlugin(identity.Plugin, identity.Version, source?.Value);
    }

    private static Dictionary<string, string> Read(IReadOnlyDictionary<string, string> metadata, string key)
        => metadata.TryGetValue(key, out string? json) ? ModelSchema.Parse(json, key).RequireMembers().ToDictionary(plugin => plugin.Key, plugin => plugin.Value.RequireText()) : [];
}
