namespace FnnKit.Plotting;

/// <summary>What is asked for cannot be drawn; the message says why, and what can.</summary>
public sealed class PlotException(string message, Exception? innerException = null) : FnnKitException(message, innerException);
