using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using System.Runtime.Versioning;

namespace FnnKit;

/// <summary>Looks at a DLL without running any of its code.</summary>
/// <param name="Name">The name of its assembly, or of the file where it is none.</param>
/// <param name="State">Whether it may be loaded, and if not, what it is.</param>
/// <param name="Reason">Why not, and what to do.</param>
internal sealed record PluginInspection(string Name, PluginState State, string Reason)
{
    /// <summary>Its version; empty where it has none.</summary>
    public string Version { get; init; } = "";

    /// <summary>The parts that it declares, where they were asked for.</summary>
    public IReadOnlyList<PartDeclaration> Parts { get; init; } = [];

    /// <summary>Looks at a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="withParts">Whether to find its parts.</param>
    /// <param name="bytes">What to read in place of the file; null for the file.</param>
    public static PluginInspection Read(string path, bool withParts = false, byte[]? bytes = null)
    {
        string file = Path.GetFileNameWithoutExtension(path);
        try
        {
            // Looked at before it is opened: a pipe has no length, and opening it would wait for ever.
            if (new FileInfo(path).Length == 0)
                return new(file, PluginState.Malfunctioned, "the file is empty, or not a file; copy it again");
            using Stream stream = bytes is null ? File.OpenRead(path) : new MemoryStream(bytes);
            using var pe = new PEReader(stream);
            if (!pe.HasMetadata)
                return new(file, PluginState.NotAPlugin, "it is a native library, not a .NET assembly");
            var metadata = pe.GetMetadataReader();
            return metadata.IsAssembly ? Inspect(metadata, withParts) : new(file, PluginState.NotAPlugin, "it is a module, not an assembly");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return new(file, PluginState.Malfunctioned, $"the file cannot be read: {exception.Message}");
        }
#pragma warning disable CA1031 // The reader of metadata throws many kinds of exceptions on damaged files, and none of them may take the other plugins down.
        catch (Exception)
#pragma warning restore CA1031
        {
            return new(file, PluginState.Malfunctioned, "the file is no .NET assembly, or it is damaged; build or copy it again");
        }
    }

    private static PluginInspection Inspect(MetadataReader metadata, bool withParts)
    {
        string name = metadata.GetString(metadata.GetAssemblyDefinition().Name);
        var versions = metadata.AssemblyReferences.Select(metadata.GetAssemblyReference)
            .Where(reference => metadata.GetString(reference.Name) == SharedAssemblies.Contracts).Select(reference => reference.Version).ToArray();
        if (versions is not [var contracts, ..])
            return new(name, PluginState.NotAPlugin, $"it does not refer to {SharedAssemblies.Contracts}");
        var host = typeof(ILayer).Assembly.GetName().Version!;
        if (contracts.Major != host.Major)
        {
            string cure = contracts.Major > host.Major ? "use a newer FnnKit, or a version of the plugin for this one" : "get a newer version of the plugin, or build it again";
            return new(name, PluginState.Incompatible, $"it was built for {SharedAssemblies.Contracts} {contracts.Major}, and this is {host.Major}; {cure}");
        }

        if (TargetFramework(metadata) is { } framework && framework.Version > Environment.Version)
            return new(name, PluginState.Incompatible, $"it was built for .NET {framework.Version}, and this is .NET {Environment.Version}; install that runtime, or build the plugin for this one");
        return withParts ? Describe(metadata, name) : new(name, PluginState.Loaded, "");
    }

    private static PluginInspection Describe(MetadataReader metadata, string name)
    {
        var faults = new List<string>();
        var parts = PartDeclarations.Read(metadata, faults);
        string version = FindAttribute(metadata, nameof(AssemblyInformationalVersionAttribute)) ?? metadata.GetAssemblyDefinition().Version.ToString();
        var state = faults.Count > 0 ? PluginState.Malfunctioned : parts.Count == 0 ? PluginState.NotAPlugin : PluginState.Loaded;
        string reason = state == PluginState.NotAPlugin ? PluginLoader.ExportsNothing : string.Join("; ", faults);
        return new(name, state, reason) { Version = version, Parts = parts };
    }

    private static FrameworkName? TargetFramework(MetadataReader metadata)
        => FindAttribute(metadata, nameof(TargetFrameworkAttribute)) is { } text && text.StartsWith(".NETCoreApp", StringComparison.Ordinal) ? new FrameworkName(text) : null;

    /// <summary>The text of an attribute of the assembly; null if it has no such attribute.</summary>
    private static string? FindAttribute(MetadataReader metadata, string name)
    {
        foreach (var handle in metadata.GetAssemblyDefinition().GetCustomAttributes())
        {
            var attribute = metadata.GetCustomAttribute(handle);
            if (attribute.Constructor.Kind != HandleKind.MemberReference)
                continue;
            var parent = metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
            if (parent.Kind != HandleKind.TypeReference || metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)parent).Name) != name)
                continue;
            var value = metadata.GetBlobReader(attribute.Value);
            value.ReadUInt16();
            return value.ReadSerializedString();
        }

        return null;
    }
}
