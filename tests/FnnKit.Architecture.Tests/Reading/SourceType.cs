namespace FnnKit.Architecture.Tests.Reading;

/// <summary>A top-level type, with everything inside it.</summary>
/// <param name="Name">Its full name.</param>
/// <param name="Files">The files it is written in, relative to the folder of its project.</param>
/// <param name="Uses">The full names of the types of the same project that it uses.</param>
/// <param name="Strings">The texts in it.</param>
public sealed record SourceType(string Name, IReadOnlyList<string> Files, IReadOnlySet<string> Uses, IReadOnlySet<string> Strings)
{
    /// <summary>The folder of the type; the folder of the project itself is ".".</summary>
    public string Folder => Path.GetDirectoryName(Files[0]) is { Length: > 0 } folder ? folder.Replace('\\', '/') : ".";
}
