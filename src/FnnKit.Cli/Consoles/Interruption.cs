namespace FnnKit.Cli;

/// <summary>Turns Ctrl+C, SIGTERM and SIGHUP into a cancellation, so that a command finishes its step and saves; a second Ctrl+C ends the process at once.</summary>
internal sealed class Interruption : IDisposable
{
    private readonly ICommandConsole _console;
    private readonly CancellationTokenSource _source;
    private readonly IDisposable _registration;

    /// <summary>Starts to listen.</summary>
    /// <param name="console">The console whose interrupts count.</param>
    /// <param name="cancellation">Cancels as well.</param>
    public Interruption(ICommandConsole console, CancellationToken cancellation)
    {
        _console = console;
        _source = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        _registration = console.OnInterrupt(Handle);
    }

    /// <summary>Is cancelled when the command should finish.</summary>
    public CancellationToken Token => _source.Token;

    public void Dispose()
    {
        _registration.Dispose();
        _source.Dispose();
    }

    private bool Handle()
    {
        if (_source.IsCancellationRequested)
            return false;
        // A terminal shows ^C on the line that the progress bar occupies.
        _console.Error.WriteLine($"{(_console.IsErrorTerminal ? Environment.NewLine : "")}interrupted: finishing the step and saving (press Ctrl+C again to end at once)");
        _source.Cancel();
        return true;
    }
}
