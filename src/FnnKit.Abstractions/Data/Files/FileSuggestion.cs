namespace FnnKit;

/// <summary>A loader for a file, as inferred from the file.</summary>
/// <param name="Loader">The loader, with its options set.</param>
/// <param name="Notes">What was inferred, in the order in which a person wants to read it.</param>
public sealed record FileSuggestion(IFileLoader Loader, IReadOnlyList<FileNote> Notes);
