namespace FnnKit;

/// <summary>The layers do not make a network; the message names the layer and says what it wants.</summary>
public sealed class NetworkException(string message, Exception? innerException = null) : FnnKitException(message, innerException);
