namespace FnnKit;

/// <summary>How well a loader can read a file. A later value is a better match.</summary>
public enum FileMatch
{
    /// <summary>The loader does not read such files.</summary>
    None,

    /// <summary>The loader may read the file, but others of its kind look the same.</summary>
    Possible,

    /// <summary>The name of the file ends as the loader's files do.</summary>
    Extension,

    /// <summary>The first bytes of the file are those of the loader's format.</summary>
    Content,
}
