namespace FnnKit;

/// <summary>Where parts come from by name: the plugin catalogue of a host, or a few assemblies.</summary>
public interface IPartSource
{
    /// <summary>The names of the parts of a kind.</summary>
    IReadOnlyList<string> Names(PartKind kind);

    /// <summary>Makes a fresh part with its defaults.</summary>
    /// <param name="kind">The kind of part.</param>
    /// <param name="name">Its name, without regard to case, or <c>plugin:name</c>.</param>
    /// <exception cref="PartException">There is no such part, there are several, or it could not be made.</exception>
    object Create(PartKind kind, string name);
}
