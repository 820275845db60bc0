namespace FnnKit;

/// <summary>What became of a DLL or of a part in it.</summary>
public enum PluginState
{
    /// <summary>It is at hand.</summary>
    Loaded,

    /// <summary>It is no plugin: it does not use the contracts at all.</summary>
    NotAPlugin,

    /// <summary>It was built for another version of the contracts or of .NET.</summary>
    Incompatible,

    /// <summary>It could not be loaded.</summary>
    Malfunctioned,

    /// <summary>The same plugin is there already.</summary>
    Duplicate,

    /// <summary>It is not as it was locked, so none of its code was run.</summary>
    Refused,
}
