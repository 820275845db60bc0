using System.Collections.Concurrent;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace FnnKit.Architecture.Tests.Reading;

/// <summary>The top-level types of a project, with their files and uses, read from its assembly and its portable symbols.</summary>
/// <param name="References">The names of the assemblies that it references.</param>
/// <param name="Friends">The names of the assemblies that its internals are visible to.</param>
/// <param name="Types">The types that were written by hand, by full name.</param>
public sealed record ProjectTypes(IReadOnlyList<string> References, IReadOnlyList<string> Friends, IReadOnlyDictionary<string, SourceType> Types)
{
    private static readonly ConcurrentDictionary<Project, ProjectTypes> Known = new();

    /// <summary>Reads a project, once.</summary>
    public static ProjectTypes Read(Project project)
        => Known.GetOrAdd(project, static project
            => Read(Path.Combine(AppContext.BaseDirectory, $"{project.Assembly}.dll"), Path.Combine(Project.Root, project.Folder)));

    /// <summary>Reads an assembly.</summary>
    /// <param name="path">The assembly; its symbols lie beside it.</param>
    /// <param name="folder">The folder of the project.</param>
    public static ProjectTypes Read(string path, string folder)
    {
        using var assembly = new PEReader(File.OpenRead(path));
        using var symbols = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(Path.ChangeExtension(path, ".pdb")));
        var reader = assembly.GetMetadataReader();
        var files = SourceFiles.Find(reader, symbols.GetMetadataReader(), folder);
        var types = new Dictionary<string, SourceType>();
        foreach (var handle in reader.TypeDefinitions.Where(handle => files.ContainsKey(handle)))
        {
            var uses = new TypeUses(assembly, reader);
            uses.Collect(handle);
            types.Add(TypeNames.Get(reader, handle), new(TypeNames.Get(reader, handle), files[handle], uses.Types, uses.Strings));
        }

        return new([.. reader.AssemblyReferences.Select(reference => reader.GetString(reader.GetAssemblyReference(reference).Name))], FindFriends(reader), types);
    }

    private static string[] FindFriends(MetadataReader reader)
        => [.. reader.GetAssemblyDefinition().GetCustomAttributes().Select(reader.GetCustomAttribute)
            .Where(attribute => attribute.Constructor.Kind == HandleKind.MemberReference && TypeNames.Get(
                reader, reader.GetMemberReference((MemberReferenceHandle)attribute.Constructor).Parent) == "System.Runtime.CompilerServices.InternalsVisibleToAttribute")
            .Select(attribute => ReadText(reader.GetBlobReader(attribute.Value)).Split(',')[0])];

    /// <summary>Reads the first argument of an attribute, behind two bytes that begin every attribute.</summary>
    private static string ReadText(BlobReader value)
    {
        value.ReadUInt16();
        return value.ReadSerializedString() ?? "";
    }
}
