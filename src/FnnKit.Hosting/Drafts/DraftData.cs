namespace FnnKit;

/// <summary>The data that a configuration is drafted for.</summary>
/// <param name="Loader">The loader, with the options that it inferred from the file.</param>
/// <param name="Data">The data.</param>
/// <param name="Notes">What the loader inferred, a note on each option that it set.</param>
public sealed record DraftData(IFileLoader Loader, IDataSet Data, IReadOnlyList<FileNote> Notes);
