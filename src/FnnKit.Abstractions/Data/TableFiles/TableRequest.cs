namespace FnnKit;

/// <summary>What is asked of the reader of a table.</summary>
/// <param name="Input">What to read in place of the file; null for the file.</param>
/// <param name="Wanted">
/// The names of the columns whose values will be looked at; null for all. A reader may leave the values of others out, but not the columns.
/// </param>
/// <param name="CancellationToken">Ends the opening and the reading early.</param>
public sealed record TableRequest(Stream? Input, IReadOnlySet<string>? Wanted, CancellationToken CancellationToken)
{
    /// <summary>Whether a column will be looked at.</summary>
    /// <param name="column">Its name.</param>
    public bool Wants(string column) => Wanted is null || Wanted.Contains(column);
}
