using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;

namespace FnnKit.Architecture.Tests.Reading;

/// <summary>Finds the files in which the types of an assembly are written.</summary>
internal static class SourceFiles
{
    /// <summary>The kind of debug information in which the compiler lists the documents of types without method bodies.</summary>
    private static readonly Guid TypeDefinitionDocuments = new("932E74BC-DBA9-4478-8D46-0F32A7BAB3D3");

    /// <summary>Finds the files of every top-level type, relative to a folder. A type that is generated in full is left out.</summary>
    public static Dictionary<TypeDefinitionHandle, string[]> Find(MetadataReader reader, MetadataReader symbols, string folder)
    {
        var documents = new Dictionary<TypeDefinitionHandle, HashSet<DocumentHandle>>();
        foreach (var handle in reader.TypeDefinitions)
        {
            var outermost = TypeNames.Outermost(reader, handle);
            if (!documents.TryGetValue(outermost, out var found))
                documents[outermost] = found = [];
            found.UnionWith(reader.GetTypeDefinition(handle).GetMethods().SelectMany(method => OfMethod(symbols, method)));
            found.UnionWith(symbols.GetCustomDebugInformation(handle).Select(symbols.GetCustomDebugInformation)
                .Where(information => symbols.GetGuid(information.Kind) == TypeDefinitionDocuments)
                .SelectMany(information => ReadDocuments(symbols.GetBlobReader(information.Value))));
        }

        return documents.Select(entry => (entry.Key, Files: ToFiles(symbols, entry.Value, folder))).Where(entry => entry.Files.Length > 0)
            .ToDictionary(entry => entry.Key, entry => entry.Files);
    }

    private static IEnumerable<DocumentHandle> OfMethod(MetadataReader symbols, MethodDefinitionHandle method)
    {
        var information = symbols.GetMethodDebugInformation(method);
        return information.GetSequencePoints().Select(point => point.Document).Append(information.Document).Where(document => !document.IsNil);
    }

    private static List<DocumentHandle> ReadDocuments(BlobReader value)
    {
        var documents = new List<DocumentHandle>();
        while (value.RemainingBytes > 0)
            documents.Add(MetadataTokens.DocumentHandle(value.ReadCompressedInteger()));
        return documents;
    }

    private static string[] ToFiles(MetadataReader symbols, IEnumerable<DocumentHandle> documents, string folder)
        => [.. documents.Select(document => symbols.GetString(symbols.GetDocument(document).Name)).Select(path => Relative(path, folder)).OfType<string>()
            .Distinct().Order(StringComparer.Ordinal)];

    /// <summary>A build in CI writes paths that begin at the root of the repository as <c>/_/</c>.</summary>
    private static string? Relative(string path, string folder)
    {
        string project = Path.GetRelativePath(Project.Root, folder).Replace('\\', '/');
        path = path.Replace('\\', '/');
        foreach (string start in new[] { $"{folder.Replace('\\', '/').TrimEnd('/')}/", $"/_/{project}/" })
        {
            if (path.StartsWith(start, StringComparison.OrdinalIgnoreCase) && !path[start.Length..].StartsWith("obj/", StringComparison.OrdinalIgnoreCase))
                return path[start.Length..];
        }

        return null;
    }
}
