namespace FnnKit;

/// <summary>The network of a trial breaks a limit of the study.</summary>
/// <param name="message">Which limit, and by how much.</param>
public sealed class TrialLimitException(string message) : FnnKitException(message);
