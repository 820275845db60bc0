namespace FnnKit;

/// <summary>Something that a user can put right: the message says what is wrong, where, what was expected and what to do.</summary>
public abstract class FnnKitException : Exception
{
    /// <summary>Makes an exception whose message is meant to be shown as it stands.</summary>
    protected FnnKitException(string message, Exception? innerException = null)
        : base(message, innerException)
    {
    }
}
