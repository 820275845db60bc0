namespace FnnKit.Callbacks;

/// <summary>Refuses a saved state of another size.</summary>
internal static class SavedState
{
    /// <summary>Creates the exception for a state that has another number of values than expected.</summary>
    public static ArgumentException Mismatch(int expected, ReadOnlySpan<double> saved)
        => new($"The saved state has {saved.Length} numbers, but {expected} are expected; resume with the options that the run was started with.", nameof(saved));
}
