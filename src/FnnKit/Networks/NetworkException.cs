namespace FnnKit;

/// <summary>The layers do not make a network; the message names the layer and says what it wants.</summary>
public sealed class NetworkException(string message, Exception? innerException = null) : FnnKitException(message, innerException)
{
    /// <summary>Which layer of the network it is about, counted from 0, be it that layer or one inside it; null where it is none in particular.</summary>
    public int? Layer { get; init; }

    /// <summary>The setting that it is about, such as <c>Network:Layers:2:Layers:0</c>; null where it is none in particular.</summary>
    public string? Setting { get; init; }
}
