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
    public static PluginInspection Read(string path)
    {
        string file = Path.GetFileNameWithoutExtension(path);
        try
        {
            // Looked at before it is opened: a pipe has no length, and opening it would wait for ever.
            if (new FileInfo(path).Length == 0)
                return new(file, PluginState.Malfunctioned, "the file is empty, or not a file; copy it again");
            using var stream = File.OpenRead(path);
            using var pe = new PEReader(stream);
            if (!pe.HasMetadata)
                return new(file, PluginState.NotAPlugin, "it is a native library, not a .NET assembly");
            var metadata = pe.GetMetadataReader();
            return metadata.IsAssembly ? Inspect(metadata) : new(file, PluginState.NotAPlugin, "it is a module, not an assembly");
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

    private static PluginInspection Inspect(MetadataReader metadata)
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
        return new(name, PluginState.Loaded, "");
    }

    private static FrameworkName? TargetFramework(MetadataReader metadata)
    {
        foreach (var handle in metadata.GetAssemblyDefinition().GetCustomAttributes())
        {
            var attribute = metadata.GetCustomAttribute(handle);
            if (attribute.Constructor.Kind != HandleKind.MemberReference)
                continue;
            var parent = metadata.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent;
            if (parent.Kind != HandleKind.TypeReference || metadata.GetString(metadata.GetTypeReference((TypeReferenceHandle)parent).Name) != nameof(TargetFrameworkAttribute))
                continue;
            var value = metadata.GetBlobReader(attribute.Value);
            value.ReadUInt16();
            return value.ReadSerializedString() is { } text && text.StartsWith(".NETCoreApp", StringComparison.Ordinal) ? new FrameworkName(text) : null;
        }

        return null;
    }
}
