namespace FnnKit;

/// <summary>The layers do not make a network; the message names the layer and says what it wants.</summary>
public sealed class NetworkException(string message, Exception? innerException = null) : FnnKitException(message, innerException)
{
    /// <summary>Which layer it is about, counted from 0; null where it is none in particular.</summary>
    public int? Layer { get; init; }
}
