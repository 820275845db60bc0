namespace FnnKit.Formats;

/// <summary>What stands where a file is to be written.</summary>
internal enum OutputKind
{
    /// <summary>A file, or nothing yet: it is replaced as a whole.</summary>
    File,

    /// <summary>A pipe: it is written to as it comes.</summary>
    Pipe,

    /// <summary>A device or a socket: writing there could destroy what is not a file.</summary>
    Device,
}
