namespace FnnKit;

/// <summary>The data cannot be used: a file, a column or a value is not what was expected.</summary>
/// <param name="message">What is wrong, where, what was expected and what to do.</param>
/// <param name="innerException">The cause, if there is one.</param>
public sealed class DataException(string message, Exception? innerException = null) : FnnKitException(message, innerException)
{
    /// <summary>Where the data is wrong; null where the one who found it does not know the source.</summary>
    public DataLocation? Location { get; init; }

    /// <summary>Creates an error whose message begins with its place.</summary>
    /// <param name="location">Where the data is wrong.</param>
    /// <param name="problem">What is wrong and what to do, in lower case and without a full stop.</param>
    /// <param name="innerException">The cause, if there is one.</param>
    public static DataException At(DataLocation location, string problem, Exception? innerException = null)
        => new($"{location}: {problem}.", innerException) { Location = location };
}
