namespace FnnKit;

/// <summary>How far the reading of a file is.</summary>
/// <param name="Path">The file.</param>
/// <param name="Bytes">How many bytes of it have been read.</param>
/// <param name="TotalBytes">How many it has.</param>
public readonly record struct LoadingProgress(string Path, long Bytes, long TotalBytes);
