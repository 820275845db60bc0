namespace FnnKit.Serving;

/// <summary>A request that cannot be answered as it was asked; the message is for the client.</summary>
/// <param name="status">The status of HTTP.</param>
/// <param name="message">What is wrong, where, what was expected, what to do.</param>
/// <param name="innerException">The cause, if there is one.</param>
internal sealed class RequestException(int status, string message, Exception? innerException = null) : Exception(message, innerException)
{
    /// <summary>The status of HTTP.</summary>
    public int Status => status;

    /// <summary>After how many seconds the client should try again; null where that would not help.</summary>
    public int? RetryAfter { get; init; }

    /// <summary>The request itself is wrong.</summary>
    public static RequestException Bad(string message, Exception? cause = null) => new(400, message, cause);

    /// <summary>There is nothing of that name.</summary>
    public static RequestException NotFound(string message) => new(404, message);

    /// <summary>The request is larger than the server takes.</summary>
    public static RequestException TooLarge(string message) => new(413, message);

    /// <summary>The server has too much to do.</summary>
    public static RequestException Busy(string message) => new(503, message) { RetryAfter = 1 };
}
