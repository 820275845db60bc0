namespace FnnKit;

/// <summary>A file of samples, and what a network is to learn from it.</summary>
/// <param name="Path">The file.</param>
public sealed record FileRequest(string Path)
{
    /// <summary>The names of the columns or arrays to learn; empty where the file's own default decides.</summary>
    public IReadOnlyList<string> Targets { get; init; } = [];

    /// <summary>A second file that may hold the targets; null if there is none. A loader of files that name their columns does not need it.</summary>
    public string? TargetsPath { get; init; }

    /// <summary>Whether the targets are classes or numbers; null where the values decide. A loader that has no such option ignores it.</summary>
    public TargetKind? TargetKind { get; init; }
}
